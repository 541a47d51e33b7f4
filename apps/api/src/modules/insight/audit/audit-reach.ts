import type { Actor } from '../../../platform/access/actor.ts';
import { own, within } from '../../../platform/access/reach.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import type { AuditFilter } from './audit.type.ts';

/**
 * Entries of the places where she holds audit.read. Those that belong to no place (sign-ins, refused attempts) are for
 * the province, which answers for the platform as a whole. Her own doings anyone may read, by asking for them.
 */
export function auditReach(actor: Actor | null, filter: AuditFilter): Fragment {
  if (actor && filter.actorId === actor.accountId) return own('e.actor_account_id', actor.accountId);
  const places = within(actor, 'audit.read', { path: 'u.path', unitId: 'e.unit_id', county: 'e.county_code' });
  const wholeProvince = actor?.grants.some(
    (grant) => grant.effect === 'ALLOW' && grant.level === 'PROVINCE' && grant.actions.has('audit.read'),
  );
  return wholeProvince ? sql`(${places} or e.unit_id is null)` : places;
}

const sameId = (column: Fragment, id: string | null | undefined): Fragment | null =>
  id ? (isId(id) ? sql`${column} = ${id}` : sql`false`) : null;

export function auditWhere(filter: AuditFilter): Fragment {
  const { action, unitId } = filter;
  return all([
    action ? (action.includes('\u0000') ? sql`false` : sql`e.action = ${action}`) : null,
    sameId(sql`e.actor_account_id`, filter.actorId),
    sameId(sql`e.entity_id`, filter.entityId),
    unitId ? (isId(unitId) ? sql`u.path ^@ (select f.path from unit f where f.id = ${unitId})` : sql`false`) : null,
    filter.from && sql`e.at >= ${filter.from}`,
    filter.to && sql`e.at < ${filter.to}`,
  ]);
}
