import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { makeActivity } from '../testing/activity.make.ts';
import { createScene, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => scene.world.close());

const query = 'query($id: ID!) { activityTexts(activityId: $id) { signUpSheet notice change summary } }';
type Texts = Record<'signUpSheet' | 'notice' | 'summary', string> & { change: string | null };
const texts = async (id: string): Promise<Texts> =>
  (await scene.ask<{ activityTexts: Texts }>(scene.coordinator, query, { id })).activityTexts;

it('the texts of an activity follow what was moved, called off and said when it was closed; a reopened result is not told', async () => {
  const { world, team, type, places, coordinator, neighbour, ask } = scene;
  const { id } = await makeActivity(world, {
    unitId: team.id,
    serviceTypeId: type.id,
    villageCode: places.villageCode,
  });
  const change = (kind: string, at: string, details: object) =>
    world.services.read.rows(sql`insert into plan_change (id, activity_id, county_code, kind, reason, details, by_account_id, created_at)
      select ${newId()}, a.id, a.county_code, ${kind}, '下大雪', ${JSON.stringify(details)}::jsonb, ${coordinator.accountId}, ${at} from activity a where a.id = ${id}`);
  expect((await texts(id)).change).toBeNull();
  await change('MOVED', '2026-11-20T00:00:00Z', { place: { was: '甲村', is: '乙村' } });
  await change('PLACES', '2026-11-20T01:00:00Z', {});
  expect((await texts(id)).change).toContain('地点：乙村（原定 甲村）\n原因：下大雪');
  await change('CANCELLED', '2026-11-21T00:00:00Z', {});
  expect((await texts(id)).change).toContain('不再举行');

  await world.services.read.rows(sql`insert into activity_closing (activity_id, county_code, people_served, summary, closed_by, closed_at)
    select a.id, a.county_code, 37, '解答问题 12 件。', ${coordinator.accountId}, now() from activity a where a.id = ${id}`);
  expect((await texts(id)).summary).toContain('服务群众 37 人。\n解答问题 12 件。');
  await world.services.read.rows(sql`update activity_closing set reopened_at = now() where activity_id = ${id}`);
  expect((await texts(id)).summary).not.toContain('解答问题');
  expect(await ask(neighbour, query, { id })).toEqual({ activityTexts: null });
});
