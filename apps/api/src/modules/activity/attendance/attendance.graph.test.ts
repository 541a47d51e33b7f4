import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { createRateLimits } from '../../../platform/rate-limits.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { makeGrant, makeVolunteerActor, actorOf } from '../../people/testing/people.make.ts';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { countStatements, type MadeActivity, makeActivity, makeOpening, makeSignUp } from '../testing/activity.make.ts';
import { createScene, refusalOf, refused, type Scene } from '../testing/scene.ts';
import { digitsAt, stepOf, tokenAt } from './check-in-code.ts';
import { checkIn } from './check-self.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
const START = '2026-11-24T00:00:00Z';
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

const CHECKED = `{ __typename ... on Checked { kind at proposedMinutes signUp { id state checkedInAt checkedOutAt canCheckOut { allowed reasons { code } } } } ${refused} }`;
const IN = `mutation($input: CheckInput!) { checkIn(input: $input) ${CHECKED} }`;
const OUT = `mutation($input: CheckInput!) { checkOut(input: $input) ${CHECKED} }`;
const SAVED = `{ __typename ... on SignUpSaved { signUp { state checkedInAt checkedOutAt checkInMethod checkOutMethod leavingReason } } ${refused} }`;
const PROXY = `mutation($input: ProxyCheckInput!) { proxyCheck(input: $input) ${SAVED} }`;
const STATE = `mutation($input: StateLeavingInput!) { stateLeaving(input: $input) ${SAVED} }`;
const CODE = 'query($id: ID!) { checkInCode(activityId: $id) { digits url validUntil stepSeconds } }';
const RESOLVE = `query($code: String!, $id: ID) { resolveCode(code: $code, activityId: $id) { __typename ... on CodeTarget { signUpId activityTitle postName next } ${refused} } }`;

type Answer = Record<string, never>;
const codeNow = async (id: string, actor: Actor = scene.coordinator) => (await scene.ask<{ checkInCode: { digits: string; url: string; validUntil: string } | null }>(actor, CODE, { id })).checkInCode;
const inBy = async (actor: Actor, input: object) => (await scene.ask<{ checkIn: Answer }>(actor, IN, { input })).checkIn;
const outBy = async (actor: Actor, input: object) => (await scene.ask<{ checkOut: Answer }>(actor, OUT, { input })).checkOut;
const proxy = async (actor: Actor, input: object) => (await scene.ask<{ proxyCheck: Answer }>(actor, PROXY, { input })).proxyCheck;
const leave = async (actor: Actor, input: object) => (await scene.ask<{ stateLeaving: Answer }>(actor, STATE, { input })).stateLeaving;
const resolve = async (actor: Actor | null, code: string, id?: string) => (await scene.ask<{ resolveCode: Answer }>(actor, RESOLVE, { code, id })).resolveCode;
const make = (more: object = {}) => makeActivity(scene.world, { unitId: scene.team.id, serviceTypeId: scene.type.id, villageCode: scene.places.villageCode, ...more });
const digitsOf = (activity: MadeActivity, at: string) => digitsAt(activity.secret, activity.id, stepOf(new Date(at)));
const tokenOf = (activity: MadeActivity, at: string) => tokenAt(activity.secret, activity.id, stepOf(new Date(at)));

/** Someone signed up to a shift 2026-11-24 08:00–10:00 in Shanghai. */
async function signedUp(activity?: MadeActivity) {
  const made = activity ?? (await make());
  const { actor, volunteer } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id, name: '演示·李' });
  const id = await makeSignUp(scene.world, { openingId: made.openingId, volunteerId: volunteer.id, accountId: actor.accountId });
  return { activity: made, actor, volunteer, id };
}
const scansOf = (id: string) => scene.world.services.read.rows<Record<string, unknown>>(sql`select kind, method, refusal from scan where sign_up_id = ${id} order by at, kind`);

describe('checking in and out', () => {
  it('goes by the six digits or the QR on the coordinator’s screen, and proposes whole minutes', async () => {
    const { activity, actor, id } = await signedUp();
    scene.world.setNow('2026-11-23T23:50:00Z');
    const shown = await codeNow(activity.id);
    expect(shown?.validUntil).toBe('2026-11-23T23:50:30.000Z');
    expect(await inBy(actor, { code: shown?.digits, viaQr: false })).toMatchObject({ kind: 'IN', proposedMinutes: null, signUp: { id, state: 'ARRIVED', canCheckOut: { allowed: true } } });
    scene.world.setNow('2026-11-24T01:30:59Z');
    const [, activityId, token] = /\/c\/([^/]+)\/([^/]+)$/.exec((await codeNow(activity.id))?.url ?? '') ?? [];
    expect(await resolve(actor, token ?? '', activityId)).toMatchObject({ signUpId: id, next: 'OUT' });
    // Waiting before the shift does not count: 08:00:00 to 09:30:59 is 90 whole minutes.
    expect(await outBy(actor, { code: token, activityId, viaQr: true })).toMatchObject({ kind: 'OUT', proposedMinutes: 90, signUp: { state: 'COMPLETED' } });
    expect(await scansOf(id)).toEqual([{ kind: 'IN', method: 'DIGITS', refusal: null }, { kind: 'OUT', method: 'QR', refusal: null }]);
    const events = await scene.world.services.read.rows<{ type: string }>(sql`select type from outbox_event where payload->>'signUpId' = ${id} order by id`);
    expect(events.map((event) => event.type)).toEqual(['activity.checked-in', 'activity.attendance-completed']);
  });

  it('lets the step before count and refuses older, wrong and foreign codes, each by its name, and keeps the refused scans', async () => {
    const { activity, actor, id } = await signedUp();
    const { activity: elsewhere } = await signedUp();
    scene.world.setNow(START);
    expect(refusalOf(await inBy(actor, { code: digitsOf(activity, '2026-11-23T23:59:00Z'), viaQr: false, signUpId: id }))).toEqual(['CODE_EXPIRED']);
    expect(refusalOf(await inBy(actor, { code: tokenOf(activity, '2026-11-23T12:00:00Z'), activityId: activity.id, viaQr: true, signUpId: id }))).toEqual(['CODE_EXPIRED']);
    expect(refusalOf(await inBy(actor, { code: 'abcdef', viaQr: false, signUpId: id }))).toEqual(['CODE_WRONG']);
    expect(refusalOf(await inBy(actor, { code: tokenOf(elsewhere, START), activityId: elsewhere.id, viaQr: true, signUpId: id }))).toEqual(['CODE_FOREIGN']);
    expect(refusalOf(await inBy(actor, { code: tokenOf(elsewhere, START), activityId: elsewhere.id, viaQr: true }))).toEqual(['NO_SIGN_UP_HERE']);
    expect(refusalOf(await inBy(actor, { code: digitsOf(elsewhere, START), viaQr: false }))).toEqual(['CODE_WRONG']);
    const kept = await scansOf(id);
    expect(kept.map((scan) => scan['refusal'])).toEqual([['CODE_EXPIRED'], ['CODE_EXPIRED'], ['CODE_WRONG'], ['CODE_FOREIGN']]);
    expect(await inBy(actor, { code: digitsOf(activity, '2026-11-23T23:59:30Z'), viaQr: false })).toMatchObject({ kind: 'IN', signUp: { id } });
    expect(refusalOf(await inBy(actor, { code: digitsOf(activity, START), viaQr: false }))).toEqual(['ALREADY_CHECKED_IN']);
  });

  it('finds the digits among her own sign-ups, two activities at once or two shifts of one', async () => {
    const { activity, actor, volunteer, id } = await signedUp();
    const next = await makeOpening(scene.world, { activityId: activity.id, startsAt: activity.endsAt, endsAt: new Date(activity.endsAt.getTime() + 3_600_000) });
    const second = await makeSignUp(scene.world, { openingId: next.openingId, volunteerId: volunteer.id, accountId: actor.accountId });
    scene.world.setNow('2026-11-24T01:50:00Z');
    const digits = digitsOf(activity, '2026-11-24T01:50:00Z');
    expect(await inBy(actor, { code: digits, viaQr: false })).toMatchObject({ signUp: { id } });
    expect(await outBy(actor, { code: digits, viaQr: false })).toMatchObject({ signUp: { id } });
    expect(await inBy(actor, { code: digits, viaQr: false })).toMatchObject({ signUp: { id: second } });
  });

  it('opens an hour before and closes two hours after', async () => {
    const { activity, actor, id } = await signedUp();
    const at = async (time: string) => {
      scene.world.setNow(time);
      return refusalOf(await inBy(actor, { code: digitsOf(activity, time), viaQr: false, signUpId: id }));
    };
    expect(await at('2026-11-23T22:59:00Z')).toEqual(['TOO_EARLY']);
    expect(await at('2026-11-24T04:01:00Z')).toEqual(['TOO_LATE']);
    scene.world.setNow(START);
    expect(refusalOf(await outBy(actor, { code: digitsOf(activity, START), viaQr: false }))).toEqual(['NOT_CHECKED_IN']);
  });

  it('counts a message sent again once, and answers it the same', async () => {
    const { activity, actor, id } = await signedUp();
    scene.world.setNow(START);
    const input = { code: digitsOf(activity, START), viaQr: false, clientId: 'phone-1-0001' };
    const first = await inBy(actor, input);
    scene.world.setNow('2026-11-24T00:10:00Z');
    expect(await inBy(actor, input)).toEqual(first);
    expect(await scansOf(id)).toHaveLength(1);
    expect(refusalOf(await inBy(actor, { ...input, clientId: 'phone-1-0002' }))).toEqual(['CODE_EXPIRED']);
  });

  it('is done once by 50 parallel scans of the same person', async () => {
    const { activity, actor, id } = await signedUp();
    scene.world.setNow(START);
    const answers = await Promise.all(Array.from({ length: 50 }, () => runUseCase(scene.world.context(actor), checkIn, { code: digitsOf(activity, START), viaQr: false })));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
    expect(await scansOf(id)).toHaveLength(1);
  });

  it('writes few statements: candidates, move and scan, audit and outbox', async () => {
    const { activity, actor } = await signedUp();
    scene.world.setNow(START);
    const { texts } = await countStatements(() => runUseCase(scene.world.context(actor), checkIn, { code: digitsOf(activity, START), viaQr: false }));
    expect(texts.map((text) => text.trim().split(/\s+/)[0]?.toLowerCase())).toEqual(['begin', 'select', 'with', 'with', 'commit']);
  });

  it('brakes guessing', async () => {
    const { actor, id } = await signedUp();
    scene.world.setNow(START);
    const context = scene.world.context(actor);
    const braked = { ...context, services: { ...context.services, limits: createRateLimits() } };
    const answers = [];
    for (let i = 0; i < 15; i += 1) answers.push(await runUseCase(braked, checkIn, { code: '000000', viaQr: false, signUpId: id }));
    expect(answers.at(-1)).toMatchObject({ reasons: [{ code: 'TOO_MANY_REQUESTS' }] });
  });

  it('shows the code to those who mark attendance there, of a published activity', async () => {
    const activity = await make();
    const draft = await make({ state: 'DRAFT' });
    const { actor } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    expect(await codeNow(activity.id, scene.staff)).not.toBeNull();
    for (const other of [scene.neighbour, scene.otherCoordinator, actor]) expect(await codeNow(activity.id, other)).toBeNull();
    expect(await codeNow(draft.id)).toBeNull();
  });

  it('resolves a code only for her own sign-up, and hides what is sealed', async () => {
    const type = await makeServiceType(scene.world, { privacyClass: 'P4' });
    const { activity, actor, id } = await signedUp(await make({ serviceTypeId: type.id, privacyClass: 'P4', title: '心理咨询' }));
    const stranger = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    scene.world.setNow(START);
    const token = tokenOf(activity, START);
    expect(await resolve(actor, token, activity.id)).toEqual({ __typename: 'CodeTarget', signUpId: id, activityTitle: '专业服务', postName: '专业服务', next: 'IN' });
    expect(refusalOf(await resolve(stranger.actor, token, activity.id))).toEqual(['NO_SIGN_UP_HERE']);
    expect(refusalOf(await resolve(null, token, activity.id))).toEqual(['NOT_SIGNED_IN']);
    for (const code of ['\u0000', 'x'.repeat(10_000)]) expect(refusalOf(await resolve(actor, code, 'not-an-id'))).toEqual(['NO_SIGN_UP_HERE']);
  });
});

describe('attendance by a coordinator', () => {
  it('is 代签到 for someone without a phone: in and out, recorded as proxy', async () => {
    const { id } = await signedUp();
    scene.world.setNow('2026-11-24T00:30:00Z');
    expect(await proxy(scene.coordinator, { signUpId: id, kind: 'IN', at: '2026-11-24T00:05:00Z' })).toMatchObject({ signUp: { state: 'ARRIVED', checkInMethod: 'PROXY', checkedInAt: '2026-11-24T00:05:00Z' } });
    scene.world.setNow('2026-11-24T02:00:00Z');
    expect(await proxy(scene.coordinator, { signUpId: id, kind: 'OUT' })).toMatchObject({ signUp: { state: 'COMPLETED', checkOutMethod: 'PROXY' } });
    expect(refusalOf(await proxy(scene.coordinator, { signUpId: id, kind: 'OUT' }))).toEqual(['WRONG_STATE']);
  });

  it('never goes into the future, outside the shift’s window, or before the arrival', async () => {
    const { id } = await signedUp();
    scene.world.setNow('2026-11-24T00:30:00Z');
    for (const at of ['2026-11-24T00:31:00Z', '2026-11-23T22:59:00Z']) expect(refusalOf(await proxy(scene.coordinator, { signUpId: id, kind: 'IN', at }))).toEqual(['TIME_OUTSIDE_SHIFT']);
    await proxy(scene.coordinator, { signUpId: id, kind: 'IN' });
    expect(refusalOf(await proxy(scene.coordinator, { signUpId: id, kind: 'OUT', at: '2026-11-24T00:29:00Z' }))).toEqual(['TIME_OUTSIDE_SHIFT']);
  });

  it('is never one’s own', async () => {
    const { actor, id } = await signedUp();
    await makeGrant(scene.world, { accountId: actor.accountId, unitId: scene.team.id, role: 'COORDINATOR' });
    const herself = await actorOf(scene.world, actor.accountId);
    scene.world.setNow(START);
    expect(refusalOf(await proxy(herself, { signUpId: id, kind: 'IN' }))).toEqual(['OWN_ATTENDANCE']);
    expect((await proxy(scene.staff, { signUpId: id, kind: 'IN' }))['signUp']).toMatchObject({ state: 'ARRIVED' });
    expect(refusalOf(await leave(herself, { signUpId: id, leftAt: START, reason: '自己记得' }))).toEqual(['OWN_ATTENDANCE']);
  });

  it('reaches only the activities of her places', async () => {
    const { id } = await signedUp();
    scene.world.setNow(START);
    for (const actor of [scene.neighbour, scene.otherCoordinator]) expect(refusalOf(await proxy(actor, { signUpId: id, kind: 'IN' }))).toEqual(['NOT_FOUND']);
  });

  it('states a forgotten leaving with its reason; until then nothing is completed', async () => {
    const { activity, actor, id } = await signedUp();
    scene.world.setNow(START);
    await inBy(actor, { code: digitsOf(activity, START), viaQr: false });
    scene.world.setNow('2026-11-24T12:00:00Z');
    expect(refusalOf(await outBy(actor, { code: digitsOf(activity, '2026-11-24T12:00:00Z'), viaQr: false }))).toEqual(['TOO_LATE']);
    const events = () => scene.world.services.read.rows(sql`select 1 from outbox_event where type = 'activity.attendance-completed' and payload->>'signUpId' = ${id}`);
    expect(await events()).toHaveLength(0);
    expect(refusalOf(await leave(scene.coordinator, { signUpId: id, leftAt: '2026-11-24T06:00:01Z', reason: '太晚' }))).toEqual(['TIME_OUTSIDE_SHIFT']);
    expect(refusalOf(await leave(scene.coordinator, { signUpId: id, leftAt: START, reason: '同时' }))).toEqual(['TIME_OUTSIDE_SHIFT']);
    expect(refusalOf(await leave(scene.coordinator, { signUpId: id, leftAt: '2026-11-24T02:00:00Z', reason: ' ' }))).toEqual(['TOO_SHORT']);
    expect(await leave(scene.coordinator, { signUpId: id, leftAt: '2026-11-24T02:00:00Z', reason: '手机没电，一起收拾到十点' })).toMatchObject({
      signUp: { state: 'COMPLETED', checkOutMethod: 'STATED', checkedOutAt: '2026-11-24T02:00:00Z', leavingReason: '手机没电，一起收拾到十点' },
    });
    expect(await events()).toHaveLength(1);
  });
});
