import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { type MadeActivity, makeSignUp } from '../testing/activity.make.ts';
import { attendanceOf, tokenOf } from '../testing/attendance.ts';
import { offlineOf } from '../testing/offline.ts';
import { createScene, refusalOf, refused, type Scene } from '../testing/scene.ts';

let scene: Scene;
let api: ReturnType<typeof attendanceOf>;
/** A shift of 2026-11-24, 08:00–10:00 in Shanghai; its hours are open until 12-08. */
const AFTER = '2026-11-24T03:00:00Z';
beforeAll(async () => {
  scene = await createScene();
  api = attendanceOf(scene);
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

const MARK = `mutation($id: ID!, $noShow: [ID!]!, $excused: [ID!]!) { markAbsent(activityId: $id, noShow: $noShow, excused: $excused) {
  ... on ActivitySaved { activity { taken canClose { allowed reasons { code } } } } ${refused} } }`;
const RIGHT = `mutation($input: PutRightInput!) { putAbsenceRight(input: $input) { ... on SignUpSaved { signUp { state checkInMethod checkOutMethod leavingReason } } ${refused} } }`;
type Answer = { activity?: { taken: number; canClose: { reasons: { code: string }[] } }; signUp?: object };
const mark = async (
  id: string,
  noShow: readonly string[],
  excused: readonly string[] = [],
  actor: Actor = scene.coordinator,
) => (await scene.ask<{ markAbsent: Answer }>(actor, MARK, { id, noShow, excused })).markAbsent;
const putRight = async (signUpId: string, more: object = {}, actor: Actor = scene.coordinator) =>
  (
    await scene.ask<{ putAbsenceRight: Answer }>(actor, RIGHT, {
      input: {
        signUpId,
        cameAt: '2026-11-24T00:05:00Z',
        leftAt: '2026-11-24T02:00:00Z',
        reason: '签到册上有她的签名',
        ...more,
      },
    })
  ).putAbsenceRight;
async function expected(count: number) {
  scene.world.setNow('2026-11-23T00:00:00Z');
  const activity = await api.make();
  const people = [];
  for (let i = 0; i < count; i += 1) people.push(await api.signedUp(activity));
  scene.world.setNow(AFTER);
  return { activity, ids: people.map((one) => one.id), people };
}
const stateOf = async (id: string) =>
  (await scene.world.services.read.rows<{ state: string }>(sql`select state from sign_up where id = ${id}`))[0]?.state;
const taken = async ({ openingId }: MadeActivity) =>
  (await scene.world.services.read.rows<{ taken: number }>(sql`select taken from opening where id = ${openingId}`))[0]
    ?.taken;

describe('after the end', () => {
  it('those still expected keep a result from being closed until the coordinator says who did not come', async () => {
    const { activity, ids } = await expected(3);
    const answer = await mark(activity.id, ids.slice(0, 1), ids.slice(1, 2));
    expect(answer.activity).toMatchObject({ taken: 1, canClose: { reasons: [{ code: 'NO_SHOWS_OPEN' }] } });
    expect(await Promise.all(ids.map(stateOf))).toEqual(['NO_SHOW', 'EXCUSED', 'SIGNED_UP']);
    expect(await taken(activity)).toBe(1);
    expect((await mark(activity.id, ids.slice(2))).activity?.canClose.reasons).toEqual([]);
  });

  it('nobody is marked who came, is unknown, is named twice or whose shift still runs, and then nobody at all', async () => {
    const { activity, ids } = await expected(2);
    const [first = '', second = ''] = ids;
    await api.proxy(scene.coordinator, { signUpId: second, kind: 'IN', at: '2026-11-24T00:00:00Z' });
    const other = await expected(1);
    for (const wrong of [
      [first, second],
      [first, first],
      [first, ...other.ids],
    ])
      expect(refusalOf(await mark(activity.id, wrong))).toEqual(['PEOPLE_CHANGED']);
    expect(refusalOf(await mark(activity.id, [first], [first]))).toEqual(['PEOPLE_CHANGED']);
    expect(refusalOf(await mark(activity.id, []))).toEqual(['INVALID_INPUT']);
    expect(refusalOf(await mark(activity.id, ['x']))).toEqual(['INVALID_INPUT']);
    scene.world.setNow('2026-11-24T01:59:00Z');
    expect(refusalOf(await mark(activity.id, [first]))).toEqual(['NOT_OVER_YET']);
    for (const stranger of [scene.neighbour, scene.otherCoordinator])
      expect(refusalOf(await mark(activity.id, [first], [], stranger))).toEqual(['NOT_FOUND']);
    expect(await stateOf(first)).toBe('SIGNED_UP');
  });

  it('whoever scanned without a network is looked at first; marked all the same, her scan brings her back', async () => {
    const { activity, ids, people } = await expected(1);
    const offline = offlineOf(scene);
    const came = '2026-11-24T00:03:10Z';
    await offline.report(people[0]?.actor as Actor, { code: tokenOf(activity, came), scannedAt: came });
    expect(refusalOf(await mark(activity.id, ids))).toEqual(['OFFLINE_SCANS_OPEN']);
    const late = await expected(1);
    await mark(late.activity.id, late.ids);
    const token = tokenOf(late.activity, came);
    expect(
      refusalOf(
        await api.inBy(late.people[0]?.actor as Actor, {
          code: tokenOf(late.activity, AFTER),
          activityId: late.activity.id,
          viaQr: true,
        }),
      ),
    ).toEqual(['MARKED_NO_SHOW']);
    expect(await offline.report(late.people[0]?.actor as Actor, { code: token, scannedAt: came })).toMatchObject({
      awaitsConfirmation: true,
    });
    await offline.confirm((await offline.board(late.activity.id))?.offlineScans.edges.map(({ node }) => node.id) ?? []);
    expect(await stateOf(late.ids[0] ?? '')).toBe('ARRIVED');
    expect(await taken(late.activity)).toBe(1);
  });
});

describe('a person wrongly marked', () => {
  async function marked() {
    const { activity, ids, people } = await expected(1);
    await mark(activity.id, ids);
    return { activity, id: ids[0] ?? '', person: people[0] };
  }

  it('is put right on record: times and reason stated, her minutes proposed', async () => {
    const { activity, id } = await marked();
    expect((await putRight(id)).signUp).toEqual({
      state: 'COMPLETED',
      checkInMethod: 'STATED',
      checkOutMethod: 'STATED',
      leavingReason: '签到册上有她的签名',
    });
    expect(await taken(activity)).toBe(1);
    expect(await api.scansOf(id)).toEqual([
      { kind: 'IN', method: 'STATED', refusal: null },
      { kind: 'OUT', method: 'STATED', refusal: null },
    ]);
    const [event] = await scene.world.services.read.rows(
      sql`select 1 as there from outbox_event where type = 'activity.attendance-completed' and payload->>'signUpId' = ${id}`,
    );
    expect(event).toBeDefined();
    expect(refusalOf(await putRight(id))).toEqual(['WRONG_STATE']);
  });

  it('not with times outside the shift, without a reason, by herself or by somebody out of reach', async () => {
    const { id, person } = await marked();
    const wrong = { cameAt: '2026-11-23T20:00:00Z', leftAt: '2026-11-24T09:00:00Z', reason: '' };
    expect(refusalOf(await putRight(id, wrong))?.sort()).toEqual([
      'CAME_OUTSIDE_SHIFT',
      'TIME_OUTSIDE_SHIFT',
      'TOO_SHORT',
    ]);
    expect(refusalOf(await putRight(id, { leftAt: '2026-11-24T00:05:00Z' }))).toEqual(['TIME_OUTSIDE_SHIFT']);
    expect(refusalOf(await putRight(id, {}, scene.neighbour))).toEqual(['NOT_FOUND']);
    const herself = { ...scene.coordinator, volunteerId: person?.volunteer.id ?? null } as Actor;
    expect(refusalOf(await putRight(id, {}, herself))).toEqual(['OWN_ATTENDANCE']);
    expect(await stateOf(id)).toBe('NO_SHOW');
  });

  it('only while hours are open: ten working days after the end', async () => {
    const { id } = await marked();
    scene.world.setNow('2026-12-09T00:00:00Z');
    expect(refusalOf(await putRight(id))).toEqual(['HOURS_OVER']);
    scene.world.setNow('2026-12-08T15:59:00Z');
    expect(refusalOf(await putRight(id))).toBeNull();
  });

  it('is never put into two places, nor put right twice at once', async () => {
    const { id, person } = await marked();
    const answers = await Promise.all([putRight(id), putRight(id), putRight(id, {}, scene.staff)]);
    expect(answers.filter((answer) => refusalOf(answer) === null)).toHaveLength(1);
    const again = await marked();
    scene.world.setNow('2026-11-23T00:00:00Z');
    const elsewhere = await api.make();
    const { actor } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    await makeSignUp(scene.world, {
      openingId: elsewhere.openingId,
      volunteerId: again.person?.volunteer.id ?? '',
      accountId: actor.accountId,
      state: 'COMPLETED',
    });
    scene.world.setNow(AFTER);
    expect(refusalOf(await putRight(again.id))).toEqual(['TIME_CLASH']);
    expect(person).toBeDefined();
  });
});
