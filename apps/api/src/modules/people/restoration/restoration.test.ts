import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { signIn } from '../session/sign-in.ts';
import { codesOf } from '../testing/codes-of.ts';
import {
  actorOf,
  type MadeAccount,
  makeAccount,
  makeGrant,
  makeSession,
  makeStaffActor,
  makeVolunteer,
  testPassword,
} from '../testing/people.make.ts';
import { beginRestoration } from './begin-restoration.ts';
import { cancelRestoration } from './cancel-restoration.ts';
import { confirmRestoration, type RestorationLink } from './confirm-restoration.ts';
import { openRestoration } from './open-restoration.ts';
import { restoreAccount } from './restore-account.ts';

let world: World;
let places: MadePlaces;
let first: Actor;
let second: Actor;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  first = (await makeStaffActor(world, { unitId: places.county.id, name: '演示·甲' })).actor;
  second = (await makeStaffActor(world, { unitId: places.county.id, name: '演示·乙' })).actor;
});
beforeEach(() => world.setNow('2026-11-23T08:00:00Z'));
afterAll(() => world.close());

const as = (actor: Actor | null) => world.context(actor);
const open = (actor: Actor, more: Record<string, unknown>) =>
  runUseCase(as(actor), openRestoration, { paper: 'RESIDENT_ID', reason: '手机丢失', ...more });
const confirm = (actor: Actor, id: string) => runUseCase(as(actor), confirmRestoration, { id });
const idOf = (outcome: unknown): string => {
  if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
  return (outcome as { id: string }).id;
};
const tokenOf = (outcome: unknown): string => (outcome as RestorationLink).link.split('#')[1] ?? '';
const coordinator = async () => {
  const team = await makeTeam(world, { unit: places.village });
  return makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR', name: '演示·丢手机' });
};
const openSessions = async (accountId: string) =>
  (
    await world.services.read.rows(sql`select app from session where account_id = ${accountId} and revoked_at is null`)
  ).map((row) => row['app']);

describe('a lost phone', () => {
  it('is restored by two people and herself: new password, new authenticator, everything before is out', async () => {
    const { account } = await coordinator();
    await makeSession(world, account.id, 'volunteer');
    const id = idOf(await open(first, { accountId: account.id }));
    expect(codesOf(await confirm(first, id))).toEqual(['RESTORATION_SECOND_PERSON']);
    const confirmed = await confirm(second, id);
    expect(await openSessions(account.id)).toEqual([]);
    expect(tokenOf(confirmed)).toMatch(/^[\w-]{43}$/);
    expect((confirmed as RestorationLink).link).toContain('/admin/restore#');
    const token = tokenOf(confirmed);
    const begun = await runUseCase(as(null), beginRestoration, { token });
    const secret = (begun as { secret: string }).secret;
    const restore = (more: Record<string, unknown> = {}) =>
      runUseCase(as(null), restoreAccount, {
        token,
        password: 'Zhao-hui-1',
        code: generateSync({ secret, epoch: Date.parse('2026-11-23T08:00:00Z') / 1000 }),
        ...more,
      });
    expect(codesOf(await restore({ code: '000000' }))).toEqual(['WRONG_SECOND_FACTOR']);
    expect(codesOf(await restore({ password: '12345678' }))).toEqual(['WEAK_PASSWORD']);
    const tries = await Promise.all([1, 2, 3, 4].map(() => restore()));
    expect(tries.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(codesOf(await restore())).toEqual(['LINK_INVALID']);
    expect(await openSessions(account.id)).toEqual(['admin']);
    const { phone } = account;
    expect(codesOf(await runUseCase(as(null), signIn, { phone, password: testPassword }))).toEqual([
      'WRONG_CREDENTIALS',
    ]);
    expect(await runUseCase(as(null), signIn, { phone, password: 'Zhao-hui-1' })).toMatchObject({
      kind: 'SecondFactorNeeded',
    });
    const log = await world.services.read.rows(
      sql`select action, actor_account_id from audit_entry where entity_id = ${id} and outcome = 'DONE' order by at, id`,
    );
    expect(log.map((line) => line['action'])).toContain('people.confirm-restoration');
    expect(JSON.stringify(log)).not.toContain(token);
  });

  it('of a volunteer without duties asks for no second factor and opens her own app', async () => {
    const volunteer = await makeVolunteer(world, { unitId: places.village.id });
    const id = idOf(await open(first, { volunteerId: volunteer.id }));
    const confirmed = await confirm(second, id);
    expect((confirmed as RestorationLink).link).toMatch(/4000\/restore#/);
    const token = tokenOf(confirmed);
    expect(await runUseCase(as(null), beginRestoration, { token })).toMatchObject({ secret: null });
    expect(isRefusal(await runUseCase(as(null), restoreAccount, { token, password: 'Zhao-hui-1' }))).toBe(false);
    expect(await openSessions(volunteer.accountId ?? '')).toEqual(['volunteer']);
  });

  it('is confirmed once, however many try at once, and never by the holder of the account', async () => {
    const holder = await makeStaffActor(world, { unitId: places.county.id });
    const id = idOf(await open(first, { accountId: holder.account.id }));
    expect(codesOf(await confirm(holder.actor, id))).toEqual(['OWN_RESTORATION']);
    expect(codesOf(await open(holder.actor, { accountId: holder.account.id }))).toEqual(['OWN_RESTORATION']);
    const third = (await makeStaffActor(world, { unitId: places.city.id })).actor;
    const tries = await Promise.all([confirm(second, id), confirm(third, id), confirm(second, id), confirm(third, id)]);
    expect(tries.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(tries.flatMap(codesOf)).toEqual(Array(3).fill('RESTORATION_NOT_OPEN'));
  });

  it('takes two persons, not two accounts: a second account of the first confirms nothing, nor opens her own', async () => {
    const opener = await makeStaffActor(world, { unitId: places.county.id, name: '演示·一人两号' });
    const twinOf = async ({ phone, name }: MadeAccount) => {
      const twin = await makeAccount(world, { phone, name });
      await makeGrant(world, { accountId: twin.id, unitId: places.county.id });
      return actorOf(world, twin.id);
    };
    const { account } = await coordinator();
    const id = idOf(await open(opener.actor, { accountId: account.id }));
    const twin = await twinOf(opener.account);
    expect(codesOf(await confirm(twin, id))).toEqual(['RESTORATION_SECOND_PERSON']);
    const told = await world.graph<{ restorations: { edges: { node: { id: string; canConfirm: object } }[] } }>(
      twin,
      '{ restorations(first: 50) { edges { node { id canConfirm { reasons { code } } } } } }',
    );
    const line = told.data?.restorations.edges.find(({ node }) => node.id === id);
    expect(line?.node.canConfirm).toEqual({ reasons: [{ code: 'RESTORATION_SECOND_PERSON' }] });
    expect(codesOf(await open(twin, { accountId: opener.account.id }))).toEqual(['OWN_RESTORATION']);
    // A relative on the same phone is another person.
    expect(isRefusal(await confirm(await twinOf({ ...opener.account, name: '演示·家人' }), id))).toBe(false);
  });

  it('one is under way at a time, also when two open it at once; cancelling ends its link', async () => {
    const { account } = await coordinator();
    const both = await Promise.all([open(first, { accountId: account.id }), open(second, { accountId: account.id })]);
    expect(both.flatMap(codesOf)).toEqual(['RESTORATION_OPEN']);
    const id = idOf(both.find((one) => !isRefusal(one)));
    const by = isRefusal(both[0]) ? first : second;
    const token = tokenOf(await confirm(by, id));
    expect(isRefusal(await runUseCase(as(first), cancelRestoration, { id, reason: '不是本人' }))).toBe(false);
    expect(codesOf(await runUseCase(as(null), beginRestoration, { token }))).toEqual(['LINK_INVALID']);
    expect(codesOf(await confirm(by, id))).toEqual(['RESTORATION_NOT_OPEN']);
    expect(isRefusal(await open(first, { accountId: account.id }))).toBe(false);
  });

  it('a link is worth nothing after two hours, and the account can be restored again', async () => {
    const { account } = await coordinator();
    const id = idOf(await open(first, { accountId: account.id }));
    const token = tokenOf(await confirm(second, id));
    world.setNow('2026-11-23T10:00:01Z');
    expect(codesOf(await runUseCase(as(null), beginRestoration, { token }))).toEqual(['LINK_INVALID']);
    expect(isRefusal(await open(second, { accountId: account.id }))).toBe(false);
  });

  it('nobody restores what reaches further than she does, and out of reach nobody finds it', async () => {
    const boss = await makeStaffActor(world, { unitId: places.city.id });
    await makeGrant(world, { accountId: boss.account.id, unitId: places.village.id });
    expect(codesOf(await open(first, { accountId: boss.account.id }))).toEqual(['NOT_ALLOWED']);
    const far = await makeStaffActor(world, { unitId: places.city.id });
    expect(codesOf(await open(first, { accountId: far.account.id }))).toEqual(['NOT_FOUND']);
    const { actor, account } = await coordinator();
    expect(codesOf(await open(actor, { accountId: account.id }))).toEqual(['NOT_FOUND']);
    const list = await world.graph<{ restorations: { edges: object[] } }>(
      actor,
      '{ restorations { edges { node { id name } } } }',
    );
    expect(list.data?.restorations.edges).toEqual([]);
    const seen = await world.graph<{ restorations: { edges: { node: { canConfirm: object } }[] } }>(
      first,
      '{ restorations(first: 50) { edges { node { id accountId name phoneMasked unit { name } paper reason state openedBy openedAt confirmedBy confirmedAt endReason canConfirm { allowed reasons { code } } canCancel { allowed } } } } }',
    );
    expect(seen.data?.restorations.edges.length).toBeGreaterThan(3);
  });
});
