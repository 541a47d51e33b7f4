import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { actorOf, makeGrant, makeMembership, makeStaffActor, makeVolunteer } from '../testing/people.make.ts';
import { removeMember } from './remove-member.ts';

let world: World;
let places: MadePlaces;
let team: MadeTeam;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village });
});
afterAll(() => world.close());

const coordinator = async (unitId = team.id) => (await makeStaffActor(world, { unitId, role: 'COORDINATOR' })).actor;
async function member(more: { accountId?: null; state?: 'ACTIVE' | 'REQUESTED' } = {}) {
  const volunteer = await makeVolunteer(world, {
    unitId: places.village.id,
    ...(more.accountId === null ? { accountId: null } : {}),
  });
  const id = await makeMembership(world, {
    volunteerId: volunteer.id,
    teamId: team.id,
    state: more.state ?? 'ACTIVE',
  });
  return { id, volunteer };
}
const remove = (actor: Actor, id: string, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), removeMember, { id, version: 1, reason: '搬去女儿家长住', ...more });

describe('taking somebody out of a team', () => {
  it('ends the membership of an elder without an account; she stays a volunteer, and the log does not keep why', async () => {
    const { id, volunteer } = await member({ accountId: null });
    const by = await coordinator();
    expect(codesOf(await remove(by, id))).toEqual([]);
    const [row] = await world.services.read.rows(
      sql`select m.state, m.reason, m.decided_by, v.state as volunteer from membership m join volunteer v on v.id = m.volunteer_id where m.id = ${id}`,
    );
    expect(row).toEqual({ state: 'LEFT', reason: '搬去女儿家长住', decided_by: by.accountId, volunteer: 'ACTIVE' });
    const [entry] = await world.services.read.rows<{ changes: object }>(
      sql`select changes from audit_entry where entity_id = ${id} and action = 'people.remove-member'`,
    );
    expect(JSON.stringify(entry?.changes)).toContain('"reason":"TEXT_KEPT_APART"');
    const [told] = await world.services.read.rows(
      sql`select 1 as told from outbox_event where type = 'people.membership-ended' and payload->>'membershipId' = ${id}`,
    );
    expect(told).toEqual({ told: 1 });
    expect(volunteer.accountId).toBeNull();
  });

  it('needs a reason, the right at the team, and a membership in force', async () => {
    const { id } = await member();
    const by = await coordinator();
    expect(codesOf(await remove(by, id, { reason: ' ' }))).toEqual(['REQUIRED']);
    const elsewhere = await makeTeam(world, { unit: places.neighbourVillage });
    expect(codesOf(await remove(await coordinator(elsewhere.id), id))).toEqual(['NOT_FOUND']);
    const reader = await makeStaffActor(world, { unitId: places.neighbourVillage.id });
    await makeGrant(world, { accountId: reader.account.id, unitId: team.id, action: 'volunteer.read' });
    expect(codesOf(await remove(await actorOf(world, reader.account.id), id))).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await remove(by, (await member({ state: 'REQUESTED' })).id))).toEqual(['WRONG_STATE']);
    expect(codesOf(await remove(by, id, { version: 2 }))).toEqual(['STALE_VERSION']);
  });

  it('is not done to oneself: she leaves', async () => {
    const { id, volunteer } = await member();
    await makeGrant(world, { accountId: volunteer.accountId ?? '', unitId: team.id, role: 'COORDINATOR' });
    expect(codesOf(await remove(await actorOf(world, volunteer.accountId ?? ''), id))).toEqual(['DISPUTE_PARTY']);
  });

  it('of several at once one is heard', async () => {
    const { id } = await member();
    const by = await coordinator();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => remove(by, id)));
    expect(outcomes.filter((one) => !isRefusal(one))).toHaveLength(1);
  });
});
