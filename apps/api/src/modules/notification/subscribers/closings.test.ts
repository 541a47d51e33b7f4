import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { type MadeActivity, makeActivity, makeSignUp } from '../../activity/testing/activity.make.ts';
import { createScene, type Scene } from '../../activity/testing/scene.ts';
import { propose } from '../../hours/testing/hours.make.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { inboxOf as allOf, deliverAll, toldModules } from '../testing/told.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene(toldModules);
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

const work = () => deliverAll(scene);
const inboxOf = async (actor: Actor, kind: string) =>
  (await allOf(scene, actor)).filter((message) => message.kind === kind);

const make = (more: object = {}) =>
  makeActivity(scene.world, {
    unitId: scene.team.id,
    serviceTypeId: scene.type.id,
    villageCode: scene.places.villageCode,
    title: '演示·清洁家园',
    startsInHours: 1,
    ...more,
  });
async function someone({ openingId }: MadeActivity, state: 'SIGNED_UP' | 'COMPLETED') {
  const { actor, volunteer } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
  const checkedInAt = new Date('2026-11-23T01:00:00Z');
  const checkedOutAt = new Date('2026-11-23T02:30:00Z');
  const { accountId } = actor;
  const spec = { openingId, volunteerId: volunteer.id, accountId, state, checkedInAt, checkedOutAt };
  const id = await makeSignUp(scene.world, spec);
  if (state === 'COMPLETED') await propose(scene.world, id);
  return { id, actor };
}
async function close(id: string, peopleServed = 42): Promise<unknown> {
  scene.world.setNow('2026-11-23T04:00:00Z');
  const [row] = await scene.world.services.read.rows<{ version: number }>(
    sql`select version from activity where id = ${id}`,
  );
  const answer = await scene.ask(
    scene.coordinator,
    `mutation($id: ID!, $version: Int!, $n: Int!) { closeActivity(id: $id, version: $version, peopleServed: $n, summary: "为老人理发") { __typename } }`,
    { id, version: row?.version, n: peopleServed },
  );
  await work();
  return answer;
}

describe('a closed activity', () => {
  it('tells everyone who served what came of it, thanks, and how far her own hours are', async () => {
    const activity = await make();
    const waits = await someone(activity, 'COMPLETED');
    const counted = await someone(activity, 'COMPLETED');
    await scene.world.services.read.rows(
      sql`update service_record set state = 'APPROVED', approved_by = ${scene.staff.accountId}, approved_at = now() where sign_up_id = ${counted.id}`,
    );
    await close(activity.id);
    expect(await inboxOf(waits.actor, 'ACTIVITY_CLOSED')).toMatchObject([
      {
        title: '“演示·清洁家园”圆满结束，谢谢您',
        body: '这次活动服务了 42 人，感谢您的付出。您的 1.5 小时正在审核。点开可以看小结。',
        link: `/activities/${activity.id}`,
      },
    ]);
    expect((await inboxOf(counted.actor, 'ACTIVITY_CLOSED'))[0]?.['body']).toContain('您的 1.5 小时已计入。');
  });

  it('closed again after a correction says that the summary changed', async () => {
    const activity = await make();
    const { actor } = await someone(activity, 'COMPLETED');
    await close(activity.id);
    const [row] = await scene.world.services.read.rows<{ version: number }>(
      sql`select version from activity where id = ${activity.id}`,
    );
    await scene.ask(
      scene.staff,
      'mutation($id: ID!, $version: Int!) { reopenActivity(id: $id, version: $version, reason: "人数写错") { __typename } }',
      { id: activity.id, version: row?.version },
    );
    await close(activity.id, 24);
    expect((await inboxOf(actor, 'ACTIVITY_CLOSED')).map((one) => one['title'])).toEqual([
      '“演示·清洁家园”的小结有更正',
      '“演示·清洁家园”圆满结束，谢谢您',
    ]);
  });

  it('of a sealed service says nothing of it', async () => {
    const activity = await make({ privacyClass: 'P4' });
    const { actor } = await someone(activity, 'COMPLETED');
    await close(activity.id);
    expect(await inboxOf(actor, 'ACTIVITY_CLOSED')).toMatchObject([{ title: '您有一项志愿服务' }]);
  });
});

it('whoever is marked as not having come hears so, and until when it can be put right', async () => {
  const activity = await make();
  const { id, actor } = await someone(activity, 'SIGNED_UP');
  scene.world.setNow('2026-11-23T04:00:00Z');
  await scene.ask(
    scene.coordinator,
    'mutation($id: ID!, $ids: [ID!]!) { markAbsent(activityId: $id, noShow: $ids, excused: []) { __typename } }',
    { id: activity.id, ids: [id] },
  );
  await work();
  expect(await inboxOf(actor, 'ABSENCE_MARKED')).toMatchObject([
    {
      title: '您被记为未到',
      body: '“演示·清洁家园”（11月23日 周一 09:00）已结束，队长把您记为未到。如果您来过，请最迟在 2026年12月7日 联系队长更正。',
      link: '/shifts?tense=past',
    },
  ]);
});
