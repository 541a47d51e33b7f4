import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { makeMembership, makeVolunteerActor } from '../../people/testing/people.make.ts';
import { countStatements, makeActivity, makeSignUp } from '../testing/activity.make.ts';
import { createScene, refusalOf, refused, type Scene } from '../testing/scene.ts';
import { signUp } from './sign-up-self.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

const UP = `mutation($id: ID!) { signUp(openingId: $id) { __typename ... on MySignUpSaved { signUp { id state version activity { title openings { mySignUp { id } } } } } ${refused} } }`;
const CANCEL = `mutation($id: ID!, $reason: String) { cancelSignUp(id: $id, reason: $reason) { __typename ... on MySignUpSaved { signUp { state canCancel { allowed } } } ${refused} } }`;
const FOR = `mutation($o: ID!, $v: ID!) { signUpFor(openingId: $o, volunteerId: $v) { __typename ... on SignUpSaved { signUp { id state source volunteer { name phoneMasked } } } ${refused} } }`;
const DECIDE = `mutation($id: ID!, $version: Int!, $accept: Boolean!, $reason: String) { decideSignUp(id: $id, version: $version, accept: $accept, reason: $reason) { __typename ... on SignUpSaved { signUp { state cancelReason } } ${refused} } }`;

type Answer = { signUp?: { id: string; state: string; version: number } };
const take = async (actor: Actor | null, openingId: string) =>
  (await scene.ask<{ signUp: Answer }>(actor, UP, { id: openingId })).signUp;
const cancel = async (actor: Actor, id: string) =>
  (await scene.ask<{ cancelSignUp: Answer }>(actor, CANCEL, { id, reason: '临时有事' })).cancelSignUp;
const takeFor = async (actor: Actor, o: string, v: string) =>
  (await scene.ask<{ signUpFor: Answer }>(actor, FOR, { o, v })).signUpFor;
const decide = async (actor: Actor, id: string, version: number, accept: boolean, reason?: string) =>
  (await scene.ask<{ decideSignUp: Answer }>(actor, DECIDE, { id, version, accept, reason })).decideSignUp;
const make = (more: object = {}) =>
  makeActivity(scene.world, {
    unitId: scene.team.id,
    serviceTypeId: scene.type.id,
    villageCode: scene.places.villageCode,
    ...more,
  });
const volunteer = (more: object = {}) => makeVolunteerActor(scene.world, { unitId: scene.places.village.id, ...more });
const takenOf = async (openingId: string) =>
  (await scene.world.services.read.rows<{ taken: number }>(sql`select taken from opening where id = ${openingId}`))[0]
    ?.taken;

describe('signing up', () => {
  it('takes the place, frees it again when she cannot come, and the next one takes it', async () => {
    const { openingId } = await make({ maximum: 1 });
    const first = await volunteer();
    const second = await volunteer();
    const answer = await take(first.actor, openingId);
    expect(answer.signUp).toMatchObject({
      state: 'SIGNED_UP',
      activity: { openings: [{ mySignUp: { id: answer.signUp?.id } }] },
    });
    expect(refusalOf(await take(second.actor, openingId))).toEqual(['OPENING_FULL']);
    expect((await cancel(first.actor, answer.signUp?.id ?? '')).signUp).toMatchObject({
      state: 'CANCELLED',
      canCancel: { allowed: false },
    });
    expect(await takenOf(openingId)).toBe(0);
    expect((await take(second.actor, openingId)).signUp?.state).toBe('SIGNED_UP');
    expect(refusalOf(await cancel(first.actor, answer.signUp?.id ?? ''))).toEqual(['NOT_CANCELLABLE']);
    expect(await takenOf(openingId)).toBe(1);
  });

  it('refuses with all reasons and leaves nothing behind but the audit of the refusal', async () => {
    const { openingId } = await make({ risk: 'HAZARDOUS', minAge: 16, startsInHours: -1, hours: 2 });
    const { actor } = await volunteer({ birthDate: '2012-01-01' });
    expect(refusalOf(await take(actor, openingId))).toEqual([
      'SHIFT_STARTED',
      'TOO_YOUNG',
      'MINOR_HAZARDOUS',
      'GUARDIAN_CONSENT_NEEDED',
    ]);
    expect(await takenOf(openingId)).toBe(0);
    const [audit] = await scene.world.services.read.rows<{ outcome: string }>(
      sql`select outcome from audit_entry where actor_account_id = ${actor.accountId} and action = 'activity.sign-up'`,
    );
    expect(audit?.outcome).toBe('REFUSED');
  });

  it('is for volunteers who are signed in, on what is published', async () => {
    const published = await make();
    const draft = await make({ state: 'DRAFT' });
    const { actor } = await volunteer();
    expect(refusalOf(await take(null, published.openingId))).toEqual(['NOT_SIGNED_IN']);
    expect(refusalOf(await take(scene.staff, published.openingId))).toEqual(['NOT_A_VOLUNTEER']);
    expect(refusalOf(await take(actor, draft.openingId))).toEqual(['NOT_FOUND']);
    for (const id of ['', 'x', "' or true --", '\u0000'])
      expect(refusalOf(await take(actor, id))).toEqual(['NOT_FOUND']);
  });

  it('cancels only her own, and not after she has checked in', async () => {
    const { openingId } = await make();
    const owner = await volunteer();
    const other = await volunteer();
    const id = await makeSignUp(scene.world, {
      openingId,
      volunteerId: owner.volunteer.id,
      accountId: owner.actor.accountId,
    });
    expect(refusalOf(await cancel(other.actor, id))).toEqual(['NOT_FOUND']);
    await scene.world.services.read.rows(
      sql`update sign_up set state = 'ARRIVED', checked_in_at = now() where id = ${id}`,
    );
    expect(refusalOf(await cancel(owner.actor, id))).toEqual(['NOT_CANCELLABLE']);
  });

  it('is cancelled until the last moment of the shift, not after: who did not come is not made to have cancelled', async () => {
    const { openingId, endsAt } = await make();
    const [late, last] = [await volunteer(), await volunteer()];
    const ids = [
      (await take(late.actor, openingId)).signUp?.id ?? '',
      (await take(last.actor, openingId)).signUp?.id ?? '',
    ];
    scene.world.setNow(new Date(endsAt.getTime() - 1).toISOString());
    expect((await cancel(last.actor, ids[1] ?? '')).signUp).toMatchObject({ state: 'CANCELLED' });
    scene.world.setNow(endsAt.toISOString());
    expect(refusalOf(await cancel(late.actor, ids[0] ?? ''))).toEqual(['NOT_CANCELLABLE']);
  });

  it('writes few statements: the lock, facts, place and sign-up, audit and outbox', async () => {
    const { openingId } = await make();
    const { actor } = await volunteer();
    await take((await volunteer()).actor, openingId); // connections are open, types known
    const { result, texts } = await countStatements(scene.world, () =>
      runUseCase(scene.world.context(actor), signUp, { openingId }),
    );
    expect(isRefusal(result)).toBe(false);
    expect(texts.map((text) => text.trim().split(/\s+/)[0]?.toLowerCase())).toEqual([
      'begin',
      'select',
      'select',
      'with',
      'with',
      'commit',
    ]);
  });
});

describe('a request', () => {
  it('holds her time but no place; accepting asks again and takes the place', async () => {
    const { openingId } = await make({ maximum: 1, flow: 'REQUEST' });
    const first = await volunteer();
    const second = await volunteer();
    const a = (await take(first.actor, openingId)).signUp;
    const b = (await take(second.actor, openingId)).signUp;
    expect([a?.state, b?.state]).toEqual(['REQUESTED', 'REQUESTED']);
    expect(await takenOf(openingId)).toBe(0);
    expect(refusalOf(await decide(scene.neighbour, a?.id ?? '', 1, true))).toEqual(['NOT_FOUND']);
    expect(refusalOf(await decide(scene.coordinator, a?.id ?? '', 7, true))).toEqual(['STALE_VERSION']);
    expect((await decide(scene.coordinator, a?.id ?? '', 1, true)).signUp?.state).toBe('SIGNED_UP');
    expect(await takenOf(openingId)).toBe(1);
    expect(refusalOf(await decide(scene.coordinator, b?.id ?? '', 1, true))).toEqual(['OPENING_FULL']);
    expect(refusalOf(await decide(scene.coordinator, b?.id ?? '', 1, false))).toEqual(['REQUIRED']);
    expect((await decide(scene.coordinator, b?.id ?? '', 1, false, '名额已满')).signUp).toMatchObject({
      state: 'DECLINED',
      cancelReason: '名额已满',
    });
    expect(refusalOf(await decide(scene.coordinator, b?.id ?? '', 2, true))).toEqual(['ALREADY_DECIDED']);
    expect(await takenOf(openingId)).toBe(1);
  });

  it('is decided once by parallel coordinators', async () => {
    const { openingId } = await make({ flow: 'REQUEST' });
    const { actor } = await volunteer();
    const id = (await take(actor, openingId)).signUp?.id ?? '';
    const answers = await Promise.all(Array.from({ length: 20 }, () => decide(scene.coordinator, id, 1, true)));
    expect(answers.filter((answer) => refusalOf(answer) === null)).toHaveLength(1);
    expect(await takenOf(openingId)).toBe(1);
  });
});

describe('a coordinator signing someone up', () => {
  it('reaches her team’s members and her units’ volunteers, nobody else', async () => {
    const { openingId } = await make();
    const member = await makeVolunteerActor(scene.world, {
      unitId: scene.places.neighbourVillage.id,
      name: '演示·队员',
    });
    await makeMembership(scene.world, { volunteerId: member.volunteer.id, teamId: scene.team.id });
    const stranger = await makeVolunteerActor(scene.world, { unitId: scene.places.neighbourVillage.id });
    expect((await takeFor(scene.coordinator, openingId, member.volunteer.id)).signUp).toMatchObject({
      state: 'SIGNED_UP',
      source: 'COORDINATOR',
      volunteer: { name: '演示·队员' },
    });
    expect(refusalOf(await takeFor(scene.coordinator, openingId, stranger.volunteer.id))).toEqual(['NOT_FOUND']);
    expect(refusalOf(await takeFor(scene.neighbour, openingId, stranger.volunteer.id))).toEqual(['NOT_FOUND']);
  });

  it('may enter someone who came along while the shift runs, never an overlap', async () => {
    const running = await make({ startsInHours: -1, hours: 3 });
    const over = await make({ startsInHours: -5, hours: 2 });
    const { volunteer: person } = await volunteer();
    await makeMembership(scene.world, { volunteerId: person.id, teamId: scene.team.id });
    expect((await takeFor(scene.coordinator, running.openingId, person.id)).signUp?.state).toBe('SIGNED_UP');
    expect(refusalOf(await takeFor(scene.coordinator, over.openingId, person.id))).toEqual(['SHIFT_STARTED']);
    const clash = await make({ startsInHours: 0, hours: 1 });
    expect(refusalOf(await takeFor(scene.coordinator, clash.openingId, person.id))).toEqual(['TIME_CLASH']);
  });
});
