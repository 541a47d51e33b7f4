import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { makeStaffActor, makeVolunteerActor } from '../../people/testing/people.make.ts';
import { type MadeServiceType, makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { planActivity } from '../activity/plan-activity.ts';
import { makeActivity, makeOpening } from '../testing/activity.make.ts';
import { testModules } from '../testing/modules.ts';
import { signUp } from './sign-up-self.ts';

let world: World;
let places: MadePlaces;
let type: MadeServiceType;
beforeAll(async () => {
  world = await createWorld(testModules);
  places = await makePlaces(world);
  type = await makeServiceType(world);
});
afterAll(() => world.close());

const outcomes = (results: readonly unknown[]) =>
  Object.groupBy(
    results.map((result) => (isRefusal(result) ? result.reasons.map((reason) => reason.code).join('+') : 'OK')),
    (code) => code,
  );

describe('parallel sign-ups', () => {
  it('give the last place to exactly one of 200 callers', async () => {
    const activity = await makeActivity(world, {
      unitId: places.village.id,
      serviceTypeId: type.id,
      villageCode: places.villageCode,
      maximum: 1,
    });
    const actors = await Promise.all(
      Array.from({ length: 200 }, () => makeVolunteerActor(world, { unitId: places.village.id })),
    );
    const results = await Promise.all(
      actors.map(({ actor }) => runUseCase(world.context(actor), signUp, { openingId: activity.openingId })),
    );
    const counted = outcomes(results);
    expect(counted['OK']).toHaveLength(1);
    expect(counted['OPENING_FULL']).toHaveLength(199);
    const [row] = await world.services.read.rows<{
      taken: number;
      rows: number;
    }>(sql`select o.taken, (select count(*)::int from sign_up s where s.opening_id = o.id) as rows
      from opening o where o.id = ${activity.openingId}`);
    expect(row).toEqual({ taken: 1, rows: 1 });
  }, 60_000);

  it('of one person for one place: one succeeds, and every other tap is told that she is signed up already', async () => {
    const activity = await makeActivity(world, {
      unitId: places.village.id,
      serviceTypeId: type.id,
      villageCode: places.villageCode,
    });
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
    const results = await Promise.all(
      Array.from({ length: 100 }, () => runUseCase(world.context(actor), signUp, { openingId: activity.openingId })),
    );
    const counted = outcomes(results);
    expect(Object.keys(counted).sort()).toEqual(['ALREADY_SIGNED_UP', 'OK']);
    expect(counted['OK']).toHaveLength(1);
  }, 60_000);

  it('give one person exactly one of 200 overlapping shifts', async () => {
    const activity = await makeActivity(world, {
      unitId: places.village.id,
      serviceTypeId: type.id,
      villageCode: places.villageCode,
    });
    const openings = await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const startsAt = new Date(activity.startsAt.getTime() + i * 1000);
        return makeOpening(world, {
          activityId: activity.id,
          startsAt,
          endsAt: new Date(startsAt.getTime() + 3_600_000),
        });
      }),
    );
    const { actor, volunteer } = await makeVolunteerActor(world, { unitId: places.village.id });
    const results = await Promise.all(
      openings.map(({ openingId }) => runUseCase(world.context(actor), signUp, { openingId })),
    );
    const counted = outcomes(results);
    expect(counted['OK']).toHaveLength(1);
    expect(counted['TIME_CLASH']).toHaveLength(199);
    const [row] = await world.services.read.rows<{
      taken: number;
      rows: number;
    }>(sql`select (select sum(taken)::int from opening where activity_id = ${activity.id}) as taken,
      (select count(*)::int from sign_up where volunteer_id = ${volunteer.id}) as rows`);
    expect(row).toEqual({ taken: 1, rows: 1 });
  }, 60_000);

  it('never carry times the plan has left behind while it is being changed', async () => {
    const activity = await makeActivity(world, {
      unitId: places.village.id,
      serviceTypeId: type.id,
      villageCode: places.villageCode,
      maximum: 50,
    });
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    const volunteers = await Promise.all(
      Array.from({ length: 20 }, () => makeVolunteerActor(world, { unitId: places.village.id })),
    );
    const later = (ms: number) => new Date(ms + 3_600_000);
    const plan = {
      activityId: activity.id,
      version: 1,
      posts: [{ key: activity.postId, name: '演示岗位', needsQualification: false }],
      shifts: [{ key: activity.shiftId, startsAt: later(+activity.startsAt), endsAt: later(+activity.endsAt) }],
      openings: [{ postKey: activity.postId, shiftKey: activity.shiftId, minimum: 1, maximum: 50, flow: 'DIRECT' }],
    };
    const [planned, ...signed] = await Promise.all([
      runUseCase(world.context(staff), planActivity, plan),
      ...volunteers.map(({ actor }) => runUseCase(world.context(actor), signUp, { openingId: activity.openingId })),
    ]);
    expect(signed.every((result) => !isRefusal(result))).toBe(true);
    const [row] = await world.services.read.rows<Record<string, number>>(sql`select o.taken, count(su.id)::int as rows,
        count(*) filter (where su.during = tstzrange(s.starts_at, s.ends_at))::int as true_to_plan
      from opening o join shift s on s.id = o.shift_id join sign_up su on su.opening_id = o.id where o.id = ${activity.openingId} group by o.taken`);
    expect(row).toEqual({ taken: 20, rows: 20, true_to_plan: 20 });
    if (isRefusal(planned)) expect(planned.reasons.map((reason) => reason.code)).toEqual(['HAS_SIGN_UPS']);
  }, 60_000);
});
