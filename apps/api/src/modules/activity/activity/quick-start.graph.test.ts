import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { createScene, refusalOf, refused, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

const QUICK = `mutation($input: QuickStartInput!) { quickStart(input: $input) { __typename ... on ActivitySaved { activity { id state title personInCharge risks places openings { maximum } } } ${refused} } }`;

describe('quick start', () => {
  const quick = (more: Record<string, unknown> = {}) => ({
    unitId: scene.team.id,
    serviceTypeId: scene.type.id,
    title: '演示·陪老人聊天',
    place: '演示活动室',
    startsAt: '2026-11-24T09:00:00+08:00',
    endsAt: '2026-11-24T11:00:00+08:00',
    people: 5,
    ...more,
  });
  const start = async (input: object) =>
    (await scene.ask<{ quickStart: Record<string, never> }>(scene.coordinator, QUICK, { input })).quickStart;

  it('publishes an ordinary activity from one screen', async () => {
    expect((await start(quick()))['activity']).toMatchObject({
      state: 'PUBLISHED',
      places: 5,
      personInCharge: scene.coordinator.name,
      openings: [{ maximum: 5 }],
    });
  });

  it('the same again within minutes is asked about, and made when another is really meant', async () => {
    const same = quick({ title: '演示·再来一场' });
    const both = await Promise.all([start(same), start(same)]);
    expect(both.map((answer) => refusalOf(answer)).sort()).toEqual([['SAME_JUST_MADE'], null]);
    expect(refusalOf(await start({ ...same, place: '另一处' }))).toBeNull();
    expect(refusalOf(await start({ ...same, another: true }))).toBeNull();
    scene.world.setNow('2026-11-23T00:10:01Z');
    expect(refusalOf(await start(same))).toBeNull();
  });

  it('goes through the same gates', async () => {
    const hazardous = await makeServiceType(scene.world, { risk: 'HAZARDOUS' });
    expect(refusalOf(await start(quick({ serviceTypeId: hazardous.id })))).toEqual(['INSURANCE_NEEDED']);
    expect(
      refusalOf(await start(quick({ startsAt: '2026-11-22T09:00:00Z', endsAt: '2026-11-22T08:00:00Z', people: 0 }))),
    ).toEqual(['END_BEFORE_START', 'OUT_OF_RANGE', 'STARTS_IN_PAST']);
    const far = { startsAt: '2028-11-23T09:00:00+08:00', endsAt: '2028-11-23T11:00:00+08:00' };
    expect(refusalOf(await start(quick(far)))).toEqual(['STARTS_TOO_FAR']);
    const blank = { title: '', startsAt: '2026-11-24T09:00:00Z', endsAt: '2026-11-24T08:00:00Z', people: -4 };
    expect(refusalOf(await start(quick(blank)))).toEqual(['TOO_SHORT', 'END_BEFORE_START', 'OUT_OF_RANGE']);
    const [row] = await scene.world.services.read.rows<{ n: number }>(
      sql`select count(*)::int as n from activity where service_type_id = ${hazardous.id}`,
    );
    expect(row?.n).toBe(0);
  });
});
