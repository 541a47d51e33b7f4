import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { signUp } from '../taking/sign-up-self.ts';
import { changingOf } from '../testing/changing.ts';
import { createScene, type Scene } from '../testing/scene.ts';
import { cancelActivity } from './cancel-activity.ts';
import { changePlaces } from './change-places.ts';
import { moveActivity } from './move-activity.ts';

let scene: Scene;
let of: ReturnType<typeof changingOf>;
beforeAll(async () => {
  scene = await createScene();
  of = changingOf(scene);
});
afterAll(() => scene.world.close());

const volunteers = (count: number) =>
  Promise.all(
    Array.from({ length: count }, () => makeVolunteerActor(scene.world, { unitId: scene.places.village.id })),
  );
const codes = (result: unknown) => (isRefusal(result) ? result.reasons.map((reason) => reason.code).join('+') : 'OK');

describe('plans changed while people sign up', () => {
  it('lower a capacity among 200 parallel sign-ups: the counter is those who hold a place, never above the maximum', async () => {
    const activity = await of.make({ maximum: 120 });
    const actors = await volunteers(200);
    const context = scene.world.context(scene.coordinator);
    // Whoever is seen to lose may have changed by the time it is confirmed: look again, as a person would.
    const lower = async () => {
      for (let round = 1; ; round += 1) {
        const openings = [{ openingId: activity.openingId, maximum: 50 }];
        const preview = await of.previewPlaces(activity.id, openings);
        const people = preview?.affected.filter((one) => one.loses).map((one) => one.signUpId) ?? [];
        const wanted = {
          activityId: activity.id,
          openings,
          version: preview?.version,
          people,
          byRule: true,
          reason: '场地变小',
        };
        const result = await runUseCase(context, changePlaces, wanted);
        if (codes(result) !== 'PEOPLE_CHANGED' || round > 200) return result;
      }
    };
    const take = (some: typeof actors) =>
      some.map(({ actor }) => runUseCase(scene.world.context(actor), signUp, { openingId: activity.openingId }));
    await Promise.all(take(actors.slice(0, 60)));
    const [lowered, ...signed] = await Promise.all([lower(), ...take(actors.slice(60))]);
    expect(codes(lowered)).toBe('OK');
    expect(signed.map(codes).every((code) => code === 'OK' || code === 'OPENING_FULL')).toBe(true);
    expect(await of.standing(activity.openingId)).toEqual({ taken: 50, maximum: 50, held: 50 });
  }, 120_000);

  it('cancel: nobody keeps a place at what does not take place', async () => {
    const activity = await of.make({ maximum: 100 });
    const actors = await volunteers(60);
    const context = scene.world.context(scene.coordinator);
    const [cancelled, ...signed] = await Promise.all([
      runUseCase(context, cancelActivity, { id: activity.id, version: 1, reason: '暴雨预警' }),
      ...actors.map(({ actor }) => runUseCase(scene.world.context(actor), signUp, { openingId: activity.openingId })),
    ]);
    expect(codes(cancelled)).toBe('OK');
    expect(signed.map(codes).every((code) => code === 'OK' || code === 'ACTIVITY_NOT_PUBLISHED')).toBe(true);
    expect(await of.standing(activity.openingId)).toMatchObject({ taken: 0, held: 0 });
  }, 60_000);

  it('move: each holds exactly the shift’s new time, and nobody is in two places', async () => {
    const activity = await of.make({ maximum: 100 });
    const there = await of.make({ maximum: 100, startsInHours: 30 });
    const actors = await volunteers(40);
    const context = scene.world.context(scene.coordinator);
    const later = (at: Date) => new Date(at.getTime() + 6 * 3_600_000);
    const shifts = [{ shiftId: activity.shiftId, startsAt: later(activity.startsAt), endsAt: later(activity.endsAt) }];
    const move = async () => {
      for (let round = 1; ; round += 1) {
        const preview = await of.previewMove({ activityId: activity.id, shifts });
        const release = preview?.affected.filter((one) => one.clash).map((one) => one.signUpId) ?? [];
        const wanted = { activityId: activity.id, shifts, version: preview?.version, reason: '场地有变', release };
        const result = await runUseCase(context, moveActivity, wanted);
        if (codes(result) !== 'PEOPLE_WOULD_CLASH' || round > 200) return result;
      }
    };
    const [moved] = await Promise.all([
      move(),
      ...actors.flatMap(({ actor }) =>
        [activity, there].map(({ openingId }) => runUseCase(scene.world.context(actor), signUp, { openingId })),
      ),
    ]);
    expect(codes(moved)).toBe('OK');
    const [row] = await scene.world.services.read.rows<Record<string, number>>(sql`select
        (select count(*)::int from sign_up su join opening o on o.id = su.opening_id join shift s on s.id = o.shift_id
          where su.activity_id = ${activity.id} and su.state = 'SIGNED_UP' and su.during <> tstzrange(s.starts_at, s.ends_at)) as untrue,
        (select count(*)::int from sign_up x join sign_up y on y.volunteer_id = x.volunteer_id and y.id > x.id and x.during && y.during
          where x.state = 'SIGNED_UP' and y.state = 'SIGNED_UP') as overlaps`);
    expect(row).toEqual({ untrue: 0, overlaps: 0 });
    for (const { openingId } of [activity, there]) {
      const standing = await of.standing(openingId);
      expect(standing?.taken).toBe(standing?.held);
    }
  }, 120_000);
});
