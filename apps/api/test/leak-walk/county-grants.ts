import { fieldsOfSubject, roleActions } from '@jinguo/schema';
import { makeGrant, makeMembership, makeSession } from '../../src/modules/people/testing/people.make.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { Units } from './county-units.ts';
import type { Rows } from './id-kinds.ts';

type Accounts = Readonly<
  Record<'staff' | 'coordinator' | 'otherCoordinator' | 'assistant' | 'security' | 'volunteer', string>
>;

/** Who may do what where: roles, one with a term and something denied, one taken back; sessions of phones and computers. */
export async function makeRights(world: World, { ids }: Units, accounts: Accounts, word: string): Promise<Rows> {
  const role = (
    who: keyof Accounts,
    unitId: string,
    as: 'STAFF' | 'COORDINATOR' | 'SECURITY_ADMIN',
    more: object = {},
  ) => makeGrant(world, { accountId: accounts[who], unitId, role: as, ...more });
  const grants = [
    await role('staff', ids.county, 'STAFF'),
    await role('coordinator', ids.team, 'COORDINATOR'),
    await role('otherCoordinator', ids.otherTeam, 'COORDINATOR'),
    await role('security', ids.county, 'SECURITY_ADMIN'),
    await role('assistant', ids.team, 'COORDINATOR', { validTo: '2099-01-01T00:00:00Z' }),
    await makeGrant(world, {
      accountId: accounts.assistant,
      unitId: ids.team,
      action: 'volunteer.register',
      effect: 'DENY',
    }),
    await role('assistant', ids.otherTeam, 'COORDINATOR'),
  ];
  const { rows } = world.services.read;
  await rows(
    sql`update access_grant set granted_by = ${accounts.security}, reason = ${`${word}授权`} where id = any(${grants}::uuid[])`,
  );
  await rows(
    sql`update access_grant set revoked_at = now(), revoked_by = ${accounts.security}, revoke_reason = ${`${word}收回`} where id = ${grants.at(-1) ?? ''}`,
  );
  const session = await makeSession(world, accounts.volunteer, 'volunteer');
  const computer = await makeSession(world, accounts.staff, 'admin');
  const phone =
    'Mozilla/5.0 (Linux; Android 8.0; PRA-AL00) AppleWebKit/537.36 Chrome/69.0 Mobile Safari/537.36 MicroMessenger/8.0';
  await rows(sql`update session set user_agent = ${phone} where id in (${session.id}, ${computer.id})`);
  return { grant: grants, session: [session.id, computer.id] };
}

/**
 * Somebody with every action of the staff, each granted by itself, from whom rules hide all they can: she reads what is
 * left. One more rule was lifted.
 */
export async function makeFieldRules(
  world: World,
  { ids, countyCode }: Units,
  { helper, security, word }: { helper: string; security: string; word: string },
): Promise<Rows> {
  for (const action of roleActions.STAFF)
    await makeGrant(world, { accountId: helper, unitId: ids.county, action, effect: 'ALLOW' });
  const rules: string[] = [];
  for (const field of [...fieldsOfSubject.ACTION, fieldsOfSubject.ACTION[0]]) {
    const id = newId();
    if (rules.length === fieldsOfSubject.ACTION.length)
      await world.services.read.rows(
        sql`update field_rule set lifted_by = ${security}, lifted_at = now(), lift_reason = ${`${word}放开`} where id = ${rules[0] ?? ''}`,
      );
    await world.services.read.rows(sql`insert into field_rule (id, unit_id, county_code, subject, field, reason, set_by)
      values (${id}, ${ids.county}, ${countyCode}, 'ACTION', ${field ?? ''}, ${`${word}收紧`}, ${security})`);
    rules.push(id);
  }
  return { rule: rules };
}

/** How the county counts: in force, to come, and taken back. */
export async function makePolicies(
  world: World,
  { ids, countyCode }: Units,
  { staff, word }: { staff: string; word: string },
): Promise<Rows> {
  const policies = [newId(), newId(), newId()] as const;
  const from = ['2020-01-01', '2200-01-01', '2200-01-02'] as const;
  for (const [i, id] of policies.entries())
    await world.services.read.rows(sql`insert into hours_policy (id, version, unit_id, county_code, valid_from, clock_start, minimum_presence, unit_minutes,
        least_minutes, reason, set_by, set_at)
      values (${id}, ${`local-${id}`}, ${ids.county}, ${countyCode}, ${from[i] ?? ''}, 'SHIFT', 0, 1, 0, ${`${word}计时`}, ${staff}, '2019-01-01')`);
  await world.services.read.rows(
    sql`update hours_policy set withdrawn_by = ${staff}, withdrawn_at = now(), withdraw_reason = ${`${word}撤回`} where id = ${policies[2]}`,
  );
  return { policy: policies.slice(1) };
}

/** Accepted, asked for and declined. */
export async function makeMemberships(
  world: World,
  { ids }: Units,
  people: readonly [string, string],
  { coordinator, word }: { coordinator: string; word: string },
): Promise<Rows> {
  const [her, other] = people;
  const memberships = [
    await makeMembership(world, { volunteerId: her, teamId: ids.team }),
    await makeMembership(world, { volunteerId: other, teamId: ids.team, state: 'REQUESTED' }),
    await makeMembership(world, { volunteerId: her, teamId: ids.otherTeam, state: 'DECLINED' }),
  ];
  await world.services.read.rows(sql`update membership set decided_by = ${coordinator}, decided_at = now(), reason = ${`${word}答复`}
    where state <> 'REQUESTED' and id = any(${memberships}::uuid[])`);
  return { membership: memberships };
}
