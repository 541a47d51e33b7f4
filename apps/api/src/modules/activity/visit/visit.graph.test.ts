import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { makeFile } from '../../people/testing/file.make.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { countStatements, makeOpening, makeSignUp } from '../testing/activity.make.ts';
import { attendanceOf } from '../testing/attendance.ts';
import { createScene, refusalOf, type Scene } from '../testing/scene.ts';
import { type Visitor, visitsOf } from '../testing/visits.ts';
import { confirmVisit } from './confirm-visit.ts';
import { sayCame, sayLeft } from './say-visit.ts';

let scene: Scene;
let visits: ReturnType<typeof visitsOf>;
/** A shift of 2026-11-24, 08:00–10:00 in Shanghai. */
const CAME = '2026-11-24T00:03:00Z';
const LEFT = '2026-11-24T01:50:00Z';
const AFTER = '2026-11-24T09:00:00Z';
beforeAll(async () => {
  scene = await createScene();
  visits = visitsOf(scene);
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

/** Two who went together and each said so; nobody confirmed anything yet. */
async function pair(more: object = {}) {
  scene.world.setNow('2026-11-23T00:00:00Z');
  const activity = await visits.make(more);
  const her = await visits.visitor(activity, '演示·李四');
  const companion = await visits.visitor(activity, '演示·王五');
  scene.world.setNow(CAME);
  for (const one of [her, companion]) expect(refusalOf(await visits.come(one.actor, one.id))).toBeNull();
  scene.world.setNow(LEFT);
  for (const one of [her, companion]) expect(refusalOf(await visits.leave(one.actor, one.id))).toBeNull();
  return { activity, her, companion };
}
/** As from the browser of that mark. */
function on(actor: Actor, device: string) {
  const context = scene.world.context(actor);
  return { ...context, origin: { ...context.origin, device } };
}

describe('a home visit', () => {
  it('shows no code, and tells its place to those who go there and to nobody else', async () => {
    const activity = await visits.make();
    const { actor } = await visits.visitor(activity);
    const stranger = (await makeVolunteerActor(scene.world, { unitId: scene.places.village.id })).actor;
    expect(await attendanceOf(scene).codeNow(activity.id)).toBeNull();
    const place = async (who: Actor | null) =>
      (
        await scene.ask<{ activityCard: { place: string; homeVisit: boolean } }>(
          who,
          'query($id: ID!) { activityCard(id: $id) { place homeVisit } }',
          { id: activity.id },
        )
      ).activityCard;
    expect(await place(actor)).toEqual({ place: '演示广场', homeVisit: true });
    expect(await place(stranger)).toEqual({ place: '', homeVisit: true });
    expect(await place(null)).toEqual({ place: '', homeVisit: true });
  });

  it('is a claim until another woman of the shift confirms it; then it counts by the times she said', async () => {
    const { her, companion } = await pair();
    expect(await visits.signUp(her.id)).toMatchObject({ state: 'SIGNED_UP' });
    const mine = await visits.seen(her.actor, her.id);
    expect(mine).toMatchObject({ cameAt: CAME, confirmation: null, openUntil: '2026-12-08' });
    expect(mine?.companions).toEqual([{ signUpId: companion.id, name: expect.any(String), wasThere: true }]);
    expect(mine?.companions[0]?.name).not.toBe('演示·王五');
    const asked = await visits.ask(her.actor, her.id, companion.id);
    expect(asked?.visit?.askedName).toBe(mine?.companions[0]?.name);
    const theirs = await visits.seen(companion.actor, companion.id);
    expect(theirs?.toConfirm).toMatchObject([{ signUpId: her.id, asksMe: true, canConfirm: { allowed: true } }]);
    expect(refusalOf(await visits.confirm(companion.actor, her.id))).toBeNull();
    expect(await visits.signUp(her.id)).toMatchObject({
      state: 'COMPLETED',
      check_in_method: 'COMPANION',
      check_out_method: 'COMPANION',
      checked_in_by: companion.actor.accountId,
    });
    expect(await visits.seen(her.actor, her.id)).toMatchObject({ confirmation: 'COMPANION' });
    // Each may confirm the other: they were there.
    expect(refusalOf(await visits.confirm(her.actor, companion.id))).toBeNull();
  });

  it('is confirmed by the photo of a slip as well, which nothing else may use again', async () => {
    const { her, companion } = await pair();
    const file = await makeFile(scene.world, { uploadedBy: her.actor.accountId, countyCode: '370303' });
    const foreign = await makeFile(scene.world, { uploadedBy: companion.actor.accountId, countyCode: '370303' });
    expect(refusalOf(await visits.slip(her.actor, her.id, foreign))).toEqual(['SLIP_PHOTO_NEEDED']);
    expect(refusalOf(await visits.slip(her.actor, her.id, 'x'))).toEqual(['SLIP_PHOTO_NEEDED']);
    expect(refusalOf(await visits.slip(her.actor, her.id, file))).toBeNull();
    expect(await visits.signUp(her.id)).toMatchObject({ state: 'COMPLETED', check_out_method: 'SLIP' });
    expect(refusalOf(await visits.slip(her.actor, her.id))).toEqual(['VISIT_CONFIRMED']);
    expect(refusalOf(await visits.confirm(companion.actor, her.id))).toEqual(['VISIT_CONFIRMED']);
  });

  it('of a sealed service is never photographed; a companion confirms it', async () => {
    const { her, companion } = await pair({ privacyClass: 'P4' });
    expect((await visits.seen(her.actor, her.id))?.canHandIn.reasons).toEqual([{ code: 'SLIP_SEALED' }]);
    expect(refusalOf(await visits.slip(her.actor, her.id))).toEqual(['SLIP_SEALED']);
    expect(refusalOf(await visits.confirm(companion.actor, her.id))).toBeNull();
  });

  it('forgotten on the spot is stated after the shift; an arrival said on the spot stays', async () => {
    scene.world.setNow('2026-11-23T00:00:00Z');
    const activity = await visits.make();
    const her = await visits.visitor(activity);
    scene.world.setNow(CAME);
    await visits.come(her.actor, her.id);
    const times = { signUpId: her.id, cameAt: '2026-11-24T00:30:00Z', leftAt: '2026-11-24T02:00:00Z' };
    expect(refusalOf(await visits.state(her.actor, times))).toEqual(['VISIT_NOT_OVER']);
    scene.world.setNow(AFTER);
    expect(refusalOf(await visits.leave(her.actor, her.id))).toEqual(['TOO_LATE']);
    expect((await visits.state(her.actor, times))?.visit).toMatchObject({
      cameAt: CAME,
      leftAt: '2026-11-24T02:00:00Z',
      stated: true,
    });
    expect(refusalOf(await visits.state(her.actor, { ...times, leftAt: '2026-11-24T08:00:00Z' }))).toEqual([
      'VISIT_TIME_OUTSIDE',
    ]);
    expect(refusalOf(await visits.state(her.actor, { ...times, leftAt: '2026-11-24T00:01:00Z' }))).toEqual([
      'END_BEFORE_START',
    ]);
    // Said once more, what was said on the spot still stands.
    expect((await visits.state(her.actor, { ...times, leftAt: '2026-11-24T01:55:00Z' }))?.visit).toMatchObject({
      cameAt: CAME,
      leftAt: '2026-11-24T01:55:00Z',
    });
  });

  it('that nobody confirmed is left to the coordinator, who sees what she said and states it by her own word', async () => {
    const { activity, her } = await pair();
    scene.world.setNow('2026-12-09T00:00:00Z');
    expect(refusalOf(await visits.slip(her.actor, her.id))).toEqual(['HOURS_OVER']);
    const roster = await scene.ask<{ activity: { roster: { edges: { node: { id: string; visit: unknown } }[] } } }>(
      scene.coordinator,
      'query($id: ID!) { activity(id: $id) { roster(first: 10) { edges { node { id visit { cameAt leftAt confirmation } } } } } }',
      { id: activity.id },
    );
    expect(roster.activity.roster.edges.find(({ node }) => node.id === her.id)?.node.visit).toEqual({
      cameAt: CAME,
      leftAt: LEFT,
      confirmation: null,
    });
    const api = attendanceOf(scene);
    expect(refusalOf(await api.proxy(scene.coordinator, { signUpId: her.id, kind: 'IN', at: CAME }))).toBeNull();
    expect(refusalOf(await api.proxy(scene.coordinator, { signUpId: her.id, kind: 'OUT', at: LEFT }))).toBeNull();
    expect(await visits.signUp(her.id)).toMatchObject({ state: 'COMPLETED', check_out_method: 'PROXY' });
  });
});

describe('whoever confirms', () => {
  it('is none of: herself, a stranger, one of another shift, one who did not come, one not signed in', async () => {
    const { activity, her } = await pair();
    const stranger = (await makeVolunteerActor(scene.world, { unitId: scene.places.village.id })).actor;
    scene.world.setNow('2026-11-23T00:00:00Z');
    const absent = await visits.visitor(activity, '演示·没来');
    const later = await makeOpening(scene.world, {
      activityId: activity.id,
      startsAt: new Date('2026-11-25T00:00:00Z'),
      endsAt: new Date('2026-11-25T02:00:00Z'),
    });
    const other = await visits.visitor(activity, '演示·次日', later.openingId);
    scene.world.setNow(AFTER);
    expect(refusalOf(await visits.confirm(her.actor, her.id))).toEqual(['COMPANION_SELF']);
    expect(refusalOf(await visits.confirm(stranger, her.id))).toEqual(['NOT_FOUND']);
    expect(refusalOf(await visits.confirm(other.actor, her.id))).toEqual(['NOT_FOUND']);
    expect(refusalOf(await visits.confirm(absent.actor, her.id))).toEqual(['COMPANION_NOT_THERE']);
    expect(refusalOf(await visits.confirm(scene.coordinator, her.id))).toEqual(['NOT_A_VOLUNTEER']);
    expect(refusalOf(await visits.confirm(null, her.id))).toEqual(['NOT_SIGNED_IN']);
    for (const hostile of ['', 'x', newId(), `${her.id}'`, '\u0000'])
      expect(refusalOf(await visits.confirm(stranger, hostile))).toEqual(['NOT_FOUND']);
    expect(refusalOf(await visits.ask(her.actor, her.id, absent.id))).toEqual(['COMPANION_NOT_THERE']);
    expect(refusalOf(await visits.ask(her.actor, her.id, other.id))).toEqual(['NOT_FOUND']);
    expect(refusalOf(await visits.ask(her.actor, her.id, her.id))).toEqual(['NOT_FOUND']);
    expect(await visits.signUp(her.id)).toMatchObject({ state: 'SIGNED_UP' });
  });

  it('is another person: a second account of hers, on her number and by her name, is not', async () => {
    const { activity, her } = await pair();
    scene.world.setNow('2026-11-23T00:00:00Z');
    const again = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id, name: '演示·李四' });
    await scene.world.services.read.rows(sql`update account set phone_index = (select x.phone_index from account x where x.id = ${her.actor.accountId})
      where id = ${again.actor.accountId}`);
    await scene.world.services.read.rows(sql`update volunteer set phone_index = (select x.phone_index from volunteer x where x.id = ${her.volunteerId})
      where id = ${again.volunteer.id}`);
    const id = await makeSignUp(scene.world, {
      openingId: activity.openingId,
      volunteerId: again.volunteer.id,
      accountId: again.actor.accountId,
    });
    scene.world.setNow(CAME);
    await visits.come(again.actor, id);
    scene.world.setNow(AFTER);
    expect(refusalOf(await visits.confirm(again.actor, her.id))).toEqual(['COMPANION_SELF']);
  });

  it('does it on her own phone: the one the times were said on confirms nothing', async () => {
    scene.world.setNow('2026-11-23T00:00:00Z');
    const activity = await visits.make();
    const her = await visits.visitor(activity);
    const companion = await visits.visitor(activity);
    scene.world.setNow(CAME);
    for (const one of [her, companion]) await runUseCase(on(one.actor, 'PHONE'), sayCame, { signUpId: one.id });
    scene.world.setNow(LEFT);
    await runUseCase(on(her.actor, 'PHONE'), sayLeft, { signUpId: her.id });
    const same = await runUseCase(on(companion.actor, 'PHONE'), confirmVisit, { signUpId: her.id });
    expect(isRefusal(same) && same.reasons).toMatchObject([{ code: 'COMPANION_SAME_PHONE' }]);
    expect(isRefusal(await runUseCase(on(companion.actor, 'OTHER'), confirmVisit, { signUpId: her.id }))).toBe(false);
  });

  it('of a hundred at once one confirms, and it counts once', async () => {
    const { activity, her, companion } = await pair();
    const third = await visits.visitor(activity, '演示·赵六');
    scene.world.setNow(LEFT);
    await visits.come(third.actor, third.id);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        i % 10 === 0 ? visits.slip(her.actor, her.id) : visits.confirm((i % 2 === 0 ? companion : third).actor, her.id),
      ),
    );
    expect(answers.filter((answer) => refusalOf(answer) === null)).toHaveLength(1);
    expect(await attendanceOf(scene).scansOf(her.id)).toHaveLength(2);
  });

  it('reads another’s visit and times only at the same shift, and the page is one statement however many went', async () => {
    const { activity, her } = await pair();
    const statements = async (who: Visitor) =>
      (await countStatements(scene.world, () => visits.seen(who.actor, who.id))).statements;
    const few = await statements(her);
    scene.world.setNow('2026-11-23T00:00:00Z');
    const more = await Promise.all(Array.from({ length: 6 }, () => visits.visitor(activity)));
    scene.world.setNow(LEFT);
    for (const one of more) await visits.come(one.actor, one.id);
    expect((await visits.seen(her.actor, her.id))?.companions).toHaveLength(7);
    expect(await statements(her)).toBe(few);
    const stranger = (await makeVolunteerActor(scene.world, { unitId: scene.places.village.id })).actor;
    expect(await visits.seen(stranger, her.id)).toBeNull();
    expect(await visits.seen(scene.coordinator, her.id)).toBeNull();
    expect(await visits.seen(null, her.id)).toBeNull();
  });
});

describe('the database', () => {
  it('keeps a confirmed visit as it was, and none is taken away', async () => {
    const { her, companion } = await pair();
    await visits.confirm(companion.actor, her.id);
    const { read } = scene.world.services;
    await expect(read.rows(sql`update home_visit set left_at = now() where sign_up_id = ${her.id}`)).rejects.toThrow(
      'confirmed once',
    );
    await expect(read.rows(sql`delete from home_visit where sign_up_id = ${her.id}`)).rejects.toThrow();
    await expect(
      read.rows(sql`update home_visit set confirmation = 'COMPANION', confirmed_by = said_by, confirmed_at = now(), companion_id = ${her.id}
        where sign_up_id = ${companion.id}`),
    ).rejects.toThrow('home_visit_by_companion');
  });
});

it('how an activity is attended is said before it is published', async () => {
  const activity = await visits.make();
  const [row] = await scene.world.services.read.rows<{ version: number; unit_id: string; service_type_id: string }>(
    sql`select version, unit_id, service_type_id from activity where id = ${activity.id}`,
  );
  const answer = await scene.ask<{ saveActivity: unknown }>(
    scene.coordinator,
    'mutation($input: SaveActivityInput!) { saveActivity(input: $input) { __typename ... on Refused { reasons { code field } } } }',
    {
      input: {
        id: activity.id,
        version: row?.version,
        unitId: row?.unit_id,
        serviceTypeId: row?.service_type_id,
        title: activity.title,
        place: '演示广场',
        villageCode: scene.places.villageCode,
        content: '演示内容',
        requirements: '演示条件',
        risks: '演示风险',
        safeguards: '演示保障',
        personInCharge: '演示负责人',
        risk: 'ORDINARY',
        trainingRequired: false,
        homeVisit: false,
      },
    },
  );
  expect(answer.saveActivity).toMatchObject({ reasons: [{ code: 'ACTIVITY_NOT_DRAFT', field: 'homeVisit' }] });
});
