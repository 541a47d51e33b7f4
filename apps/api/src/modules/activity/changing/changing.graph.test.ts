import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { makeOpening, makeSignUp } from '../testing/activity.make.ts';
import { changingOf } from '../testing/changing.ts';
import { createScene, refusalOf, type Scene } from '../testing/scene.ts';

let scene: Scene;
let of: ReturnType<typeof changingOf>;
beforeAll(async () => {
  scene = await createScene();
  scene.world.setNow('2026-11-23T00:00:00Z');
  of = changingOf(scene);
});
afterAll(() => scene.world.close());

const iso = (at: Date) => at.toISOString().replace('.000Z', 'Z');
const hours = (at: Date, n: number) => iso(new Date(at.getTime() + n * 3_600_000));
const MINE = `query($tense: MySignUpTense!) { mySignUps(tense: $tense) { edges { node { id state startsAt
  change { effect reason was { startsAt } becomes { startsAt } placeWas placeBecomes } activity { title place state } } } } }`;
interface Mine {
  mySignUps: { edges: { node: Record<string, unknown> }[] };
}

describe('cancelling an activity', () => {
  it('shows beforehand whom it concerns, gives every place back and says it was the organiser', async () => {
    const activity = await of.make();
    const placed = await of.signedUp(activity);
    const asked = await of.signedUp(activity, { state: 'REQUESTED' });
    const preview = await of.previewCancel(activity.id);
    expect(preview).toMatchObject({ version: 1, people: 2, verdict: { allowed: true } });
    expect(preview?.affected.every((one) => one.volunteer.phoneMasked.includes('****'))).toBe(true);
    expect(await of.cancel(activity.id)).toMatchObject({
      activity: {
        state: 'CANCELLED',
        taken: 0,
        planChanges: { edges: [{ node: { kind: 'CANCELLED', reason: '暴雨预警', people: 2 } }] },
      },
    });
    expect(await of.standing(activity.openingId)).toMatchObject({ taken: 0, held: 0 });
    expect((await of.stateOf(placed.id))?.state).toBe('CALLED_OFF');
    expect((await of.stateOf(asked.id))?.state).toBe('CALLED_OFF');
    const { mySignUps } = await scene.ask<Mine>(placed.actor, MINE, { tense: 'UPCOMING' });
    expect(mySignUps.edges[0]?.node).toMatchObject({
      state: 'CALLED_OFF',
      change: { effect: 'CALLED_OFF', reason: '暴雨预警', becomes: null },
      activity: { state: 'CANCELLED' },
    });
  });
  it('is refused once somebody has come, when it is over, twice, without a reason, or by an old version', async () => {
    const visited = await of.make({ startsInHours: 1 });
    await of.signedUp(visited, { state: 'ARRIVED' });
    expect(refusalOf(await of.cancel(visited.id))).toEqual(['PEOPLE_CHECKED_IN']);
    expect((await of.previewCancel(visited.id))?.verdict.reasons[0]?.code).toBe('PEOPLE_CHECKED_IN');
    const over = await of.make({ startsInHours: -5 });
    expect(refusalOf(await of.cancel(over.id))).toEqual(['ACTIVITY_OVER']);
    const activity = await of.make();
    expect(refusalOf(await of.cancel(activity.id, { reason: ' ' }))).toEqual(['REQUIRED']);
    expect(refusalOf(await of.cancel(activity.id, { version: 7 }))).toEqual(['STALE_VERSION']);
    expect(refusalOf(await of.cancel(activity.id))).toBeNull();
    expect(refusalOf(await of.cancel(activity.id, { version: 2 }))).toEqual(['ALREADY_CANCELLED']);
    expect(refusalOf(await of.cancel(activity.id, { version: 1 }))).toEqual(['ALREADY_CANCELLED']);
  });
  it('is not there for another team or county', async () => {
    const activity = await of.make();
    await of.signedUp(activity);
    for (const actor of [scene.otherCoordinator, scene.neighbour]) {
      expect(refusalOf(await of.cancel(activity.id, {}, actor))).toEqual(['NOT_FOUND']);
      expect(await of.previewCancel(activity.id, actor)).toBeNull();
      expect(await of.previewMove({ activityId: activity.id, place: '别处' }, actor)).toBeNull();
      expect(await of.previewPlaces(activity.id, [], actor)).toBeNull();
    }
  });
  it('of a sealed service tells those it called off neither the reason nor the place', async () => {
    const activity = await of.make({ privacyClass: 'P4' });
    const { actor } = await of.signedUp(activity);
    await of.cancel(activity.id);
    const { mySignUps } = await scene.ask<Mine>(actor, MINE, { tense: 'UPCOMING' });
    expect(mySignUps.edges[0]?.node).toMatchObject({
      state: 'CALLED_OFF',
      change: { effect: 'CALLED_OFF', reason: '' },
      activity: { title: '专业服务', place: '' },
    });
  });
});

describe('moving an activity', () => {
  it('moves the time everybody holds, keeps their places, and says what was and what is', async () => {
    const activity = await of.make();
    const { id, actor } = await of.signedUp(activity);
    const startsAt = hours(activity.startsAt, 3);
    const shifts = [{ shiftId: activity.shiftId, startsAt, endsAt: hours(activity.endsAt, 3) }];
    const preview = await of.previewMove({ activityId: activity.id, place: '文化广场', shifts });
    expect(preview).toMatchObject({
      people: 1,
      verdict: { allowed: true },
      affected: [{ becomes: { startsAt: new Date(startsAt).toISOString() }, clash: null }],
    });
    expect(await of.move({ activityId: activity.id, place: '文化广场', shifts })).toMatchObject({
      activity: {
        version: expect.any(Number),
        startsAt,
        place: '文化广场',
        planChanges: {
          edges: [
            {
              node: {
                kind: 'MOVED',
                placeWas: '演示广场',
                placeBecomes: '文化广场',
                people: 1,
                shifts: [{ becomes: { startsAt: expect.stringContaining('T03:00:00') } }],
              },
            },
          ],
        },
      },
    });
    expect(await of.stateOf(id)).toMatchObject({ state: 'SIGNED_UP', starts_at: startsAt });
    const { mySignUps } = await scene.ask<Mine>(actor, MINE, { tense: 'UPCOMING' });
    expect(mySignUps.edges[0]?.node).toMatchObject({
      startsAt,
      change: { effect: 'MOVED', becomes: { startsAt }, placeWas: '演示广场', placeBecomes: '文化广场' },
    });
    const card = await scene.ask<{ activityCard: Record<string, unknown> }>(
      null,
      'query($id: ID!) { activityCard(id: $id) { state changes { kind placeWas placeBecomes shifts { was { startsAt } becomes { startsAt } } } } }',
      { id: activity.id },
    );
    expect(card.activityCard).toMatchObject({
      state: 'PUBLISHED',
      changes: [{ kind: 'MOVED', placeBecomes: '文化广场' }],
    });
  });
  it('never puts anybody in two places: who would clash is shown, and is released by name or the move refused', async () => {
    const activity = await of.make();
    const other = await of.make({ startsInHours: 30 });
    const clashing = await of.signedUp(activity);
    const free = await of.signedUp(activity);
    await makeSignUp(scene.world, {
      openingId: other.openingId,
      volunteerId: clashing.volunteer.id,
      accountId: clashing.actor.accountId,
    });
    const shifts = [
      { shiftId: activity.shiftId, startsAt: hours(activity.startsAt, 6), endsAt: hours(activity.endsAt, 6) },
    ];
    const input = { activityId: activity.id, shifts };
    const preview = await of.previewMove(input);
    expect(preview?.affected.find((one) => one.clash)?.signUpId).toBe(clashing.id);
    expect(preview?.affected.filter((one) => one.clash)).toHaveLength(1);
    expect(refusalOf(await of.move(input))).toEqual(['PEOPLE_WOULD_CLASH']);
    expect(await of.stateOf(clashing.id)).toMatchObject({ state: 'SIGNED_UP' });
    // Ticking somebody who does not clash takes nothing from her.
    expect(refusalOf(await of.move(input, { release: [clashing.id, free.id] }))).toBeNull();
    expect((await of.stateOf(clashing.id))?.state).toBe('CALLED_OFF');
    expect((await of.stateOf(free.id))?.state).toBe('SIGNED_UP');
    expect(await of.standing(activity.openingId)).toMatchObject({ taken: 1, held: 1 });
  });
  it('lets two shifts of one person change into each other’s times', async () => {
    const activity = await of.make();
    const second = await makeOpening(scene.world, {
      activityId: activity.id,
      startsAt: activity.endsAt,
      endsAt: new Date(hours(activity.endsAt, 2)),
    });
    const { id, actor, volunteer } = await of.signedUp(activity);
    const later = await makeSignUp(scene.world, {
      openingId: second.openingId,
      volunteerId: volunteer.id,
      accountId: actor.accountId,
    });
    const shifts = [
      { shiftId: activity.shiftId, startsAt: activity.endsAt, endsAt: hours(activity.endsAt, 2) },
      { shiftId: second.shiftId, startsAt: activity.startsAt, endsAt: activity.endsAt },
    ];
    expect(refusalOf(await of.move({ activityId: activity.id, shifts }))).toBeNull();
    expect((await of.stateOf(id))?.starts_at).toBe(iso(activity.endsAt));
    expect((await of.stateOf(later))?.starts_at).toBe(iso(activity.startsAt));
  });
  it('tells all that is wrong with the new times at once, and that nothing would change', async () => {
    const activity = await of.make({ startsInHours: 1 });
    const back = { shiftId: activity.shiftId, startsAt: '2026-11-22T08:00:00Z', endsAt: '2026-11-22T07:00:00Z' };
    expect(refusalOf(await of.move({ activityId: activity.id, shifts: [back] }))).toEqual([
      'END_BEFORE_START',
      'STARTS_IN_PAST',
    ]);
    const far = { shiftId: activity.shiftId, startsAt: '2029-01-01T01:00:00Z', endsAt: '2029-01-01T02:00:00Z' };
    expect(refusalOf(await of.move({ activityId: activity.id, shifts: [far] }))).toEqual(['STARTS_TOO_FAR']);
    const same = { shiftId: activity.shiftId, startsAt: activity.startsAt, endsAt: activity.endsAt };
    expect(refusalOf(await of.move({ activityId: activity.id, shifts: [same] }))).toEqual(['NOTHING_CHANGED']);
    expect(refusalOf(await of.move({ activityId: activity.id, villageCode: '999999999999' }))).toEqual([
      'PLACE_NOT_VILLAGE',
    ]);
    await of.signedUp(activity, { state: 'ARRIVED' });
    expect(refusalOf(await of.move({ activityId: activity.id, place: '别处' }))).toEqual(['PEOPLE_CHECKED_IN']);
  });
  it('is the only way to another place once people have signed up', async () => {
    const activity = await of.make();
    await of.signedUp(activity);
    const input = {
      id: activity.id,
      version: 1,
      unitId: scene.team.id,
      serviceTypeId: scene.type.id,
      villageCode: scene.places.villageCode,
      title: activity.title,
      place: '悄悄换的地方',
      content: '演示内容',
      requirements: '演示条件',
      risks: '演示风险',
      safeguards: '演示保障',
      personInCharge: '演示·负责人',
      risk: 'ORDINARY',
      trainingRequired: false,
    };
    const { saveActivity } = await scene.ask<{ saveActivity: unknown }>(
      scene.coordinator,
      'mutation($input: SaveActivityInput!) { saveActivity(input: $input) { __typename ... on Refused { reasons { code field } } } }',
      { input },
    );
    expect(refusalOf(saveActivity)).toEqual(['MOVE_NEEDED']);
  });
});

describe('changing places', () => {
  it('takes the last who came by the rule, as was shown, and the counter stays exact', async () => {
    const activity = await of.make({ maximum: 3 });
    const people = [];
    for (let i = 0; i < 3; i += 1) {
      scene.world.setNow(`2026-11-23T00:0${i}:00Z`);
      people.push(await of.signedUp(activity));
    }
    const openings = [{ openingId: activity.openingId, maximum: 1 }];
    const preview = await of.previewPlaces(activity.id, openings);
    const losing = preview?.affected.filter((one) => one.loses).map((one) => one.signUpId) ?? [];
    expect(losing).toEqual([people[2]?.id, people[1]?.id]);
    expect(refusalOf(await of.places(activity.id, openings, { people: losing.slice(1) }))).toEqual(['PEOPLE_CHANGED']);
    expect(refusalOf(await of.places(activity.id, openings, { people: losing, reason: '' }))).toEqual([
      'REASON_NEEDED',
    ]);
    expect(refusalOf(await of.places(activity.id, openings, { people: losing }))).toBeNull();
    expect(await of.standing(activity.openingId)).toEqual({ taken: 1, maximum: 1, held: 1 });
    expect((await of.stateOf(people[0]?.id ?? ''))?.state).toBe('SIGNED_UP');
  });
  it('takes whom the coordinator chooses, exactly as many as must go', async () => {
    const activity = await of.make({ maximum: 2 });
    const first = await of.signedUp(activity);
    const second = await of.signedUp(activity);
    const openings = [{ openingId: activity.openingId, maximum: 1 }];
    const chosen = (people: string[]) => of.places(activity.id, openings, { people, byRule: false });
    expect(refusalOf(await chosen([first.id, second.id]))).toEqual(['CHOOSE_EXACTLY']);
    expect(refusalOf(await chosen([]))).toEqual(['CHOOSE_EXACTLY']);
    expect(refusalOf(await chosen([first.id]))).toBeNull();
    expect((await of.stateOf(first.id))?.state).toBe('CALLED_OFF');
    expect((await of.stateOf(second.id))?.state).toBe('SIGNED_UP');
  });
  it('raises without touching anybody; removes a post in a shift with its requests; never the last place', async () => {
    const activity = await of.make({ maximum: 1 });
    const second = await makeOpening(scene.world, {
      activityId: activity.id,
      startsAt: new Date(hours(activity.endsAt, 1)),
      endsAt: new Date(hours(activity.endsAt, 3)),
    });
    const placed = await of.signedUp(second);
    const asked = await of.signedUp(second, { state: 'REQUESTED' });
    expect(
      refusalOf(await of.places(activity.id, [{ openingId: activity.openingId, maximum: 5 }], { reason: '' })),
    ).toBeNull();
    const gone = [{ openingId: second.openingId, maximum: 0 }];
    const people = (await of.previewPlaces(activity.id, gone))?.affected.map((one) => one.signUpId) ?? [];
    expect(new Set(people)).toEqual(new Set([placed.id, asked.id]));
    expect(await of.places(activity.id, gone, { people, version: 2 })).toMatchObject({
      activity: { endsAt: iso(activity.endsAt), places: 5 },
    });
    expect((await of.stateOf(asked.id))?.state).toBe('CALLED_OFF');
    expect(await of.standing(second.openingId)).toMatchObject({ taken: 0, maximum: 0 });
    expect(
      refusalOf(await of.places(activity.id, [{ openingId: activity.openingId, maximum: 0 }], { version: 3 })),
    ).toEqual(['ALL_PLACES_GONE']);
    // What nobody is wanted for is not offered, and the plan can be saved without it.
    const card = await scene.ask<{ activityCard: { openings: unknown[] } }>(
      null,
      'query($id: ID!) { activityCard(id: $id) { openings { id } } }',
      { id: activity.id },
    );
    expect(card.activityCard.openings).toHaveLength(1);
  });
  it('never goes below those who have come', async () => {
    const activity = await of.make({ startsInHours: 1, maximum: 3 });
    await of.signedUp(activity, { state: 'ARRIVED' });
    await of.signedUp(activity, { state: 'COMPLETED' });
    const lower = (maximum: number) => of.places(activity.id, [{ openingId: activity.openingId, maximum }]);
    expect(refusalOf(await lower(1))).toEqual(['PEOPLE_CHECKED_IN']);
    expect(refusalOf(await lower(2))).toBeNull();
  });
  it('keeps in the audit what was changed and for how many, that a reason was given, no person by name', async () => {
    const activity = await of.make();
    await of.signedUp(activity);
    await of.cancel(activity.id);
    const [entry] = await scene.world.services.read.rows<{ changes: unknown }>(
      sql`select changes from audit_entry where entity_id = ${activity.id} and action = 'activity.cancel-activity' and outcome = 'DONE'`,
    );
    expect(JSON.stringify(entry?.changes)).toContain('"reason":"TEXT_KEPT_APART"');
    expect(JSON.stringify(entry?.changes)).toContain('"people":1');
  });
});
