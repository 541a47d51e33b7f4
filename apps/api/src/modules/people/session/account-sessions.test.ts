import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { makeGrant, makeSession, makeStaffActor } from '../testing/people.make.ts';
import { endAccountSessions } from './end-account-sessions.ts';

let world: World;
let places: MadePlaces;
let guard: Actor;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  world.setNow('2026-11-23T08:00:00Z');
  places = await makePlaces(world);
  guard = (await makeStaffActor(world, { unitId: places.county.id, role: 'SECURITY_ADMIN' })).actor;
});
afterAll(() => world.close());

const seen = async (actor: Actor | null, accountId: string): Promise<string[]> => {
  const { data } = await world.graph<{ accountSessions: { edges: { node: { id: string } }[] } }>(
    actor,
    'query ($id: ID!) { accountSessions(accountId: $id, first: 50) { edges { node { id app address current } } } }',
    { id: accountId },
  );
  return (data?.accountSessions.edges ?? []).map(({ node }) => node.id).toSorted();
};
const end = (actor: Actor, accountId: string, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), endAccountSessions, { accountId, reason: '手机丢了', ...more });
async function colleague(unitId = places.village.id) {
  const made = await makeStaffActor(world, { unitId, role: 'STAFF' });
  const one = await makeSession(world, made.account.id, 'admin');
  const other = await makeSession(world, made.account.id, 'volunteer');
  return { ...made, one: one.id, other: other.id };
}

describe('where a colleague is signed in', () => {
  it('is seen, and ended one by one or all at once with the reason on record, by whoever guards all her duties', async () => {
    const her = await colleague();
    const present = String(her.actor.sessionId);
    expect(await seen(guard, her.account.id)).toEqual([her.one, her.other, present].toSorted());
    expect(codesOf(await end(guard, her.account.id, { sessionId: her.one }))).toEqual([]);
    expect(await seen(guard, her.account.id)).toEqual([her.other, present].toSorted());
    expect(codesOf(await end(guard, her.account.id, { sessionId: her.one }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await end(guard, her.account.id))).toEqual([]);
    expect(await seen(guard, her.account.id)).toEqual([]);
    const entries = await world.services.read.rows<{ by: string; changes: string }>(
      sql`select actor_account_id as by, changes::text as changes from audit_entry
        where action = 'people.end-account-sessions' and entity_id = ${her.account.id} and outcome = 'DONE'`,
    );
    expect(entries.map(({ by }) => by)).toEqual([guard.accountId, guard.accountId]);
    // The log, which nobody can mend, says that a reason was given; the session keeps it.
    expect(entries[0]?.changes).not.toContain('手机丢了');
    expect(entries[0]?.changes).toContain('TEXT_KEPT_APART');
    const reasons = await world.services.read.rows(
      sql`select distinct end_reason from session where account_id = ${her.account.id} and revoked_at is not null`,
    );
    expect(reasons).toEqual([{ end_reason: '手机丢了' }]);
  });

  it('is nobody’s to look at who only sees accounts, guards another county or only part of her duties, nor hers here', async () => {
    const her = await colleague();
    const elsewhere = await makeStaffActor(world, { unitId: places.neighbourCounty.id, role: 'SECURITY_ADMIN' });
    const staff = await makeStaffActor(world, { unitId: places.county.id, role: 'STAFF' });
    for (const actor of [elsewhere.actor, staff.actor, her.actor]) {
      expect(await seen(actor, her.account.id)).toEqual([]);
      expect(codesOf(await end(actor, her.account.id))).toEqual(['NOT_FOUND']);
    }
    await makeGrant(world, { accountId: her.account.id, unitId: places.neighbourVillage.id, role: 'STAFF' });
    expect(await seen(guard, her.account.id)).toEqual([]);
    expect(codesOf(await end(guard, her.account.id, { sessionId: her.one }))).toEqual(['NOT_FOUND']);
    expect(await seen(null, her.account.id)).toEqual([]);
    expect(await seen(guard, 'x')).toEqual([]);
  });

  it('ends nobody else’s session by a foreign id, and not without a reason', async () => {
    const [her, other] = [await colleague(), await colleague(places.neighbourVillage.id)];
    expect(codesOf(await end(guard, her.account.id, { sessionId: other.one }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await end(guard, her.account.id, { reason: '\u200B' }))).toEqual(['TOO_SHORT']);
    const [row] = await world.services.read.rows<{ open: number }>(
      sql`select count(*)::int as open from session where id in (${her.one}, ${her.other}, ${other.one}) and revoked_at is null`,
    );
    expect(row?.open).toBe(3);
  });
});
