import type { Actor } from '../../../platform/access/actor.ts';
import { oneCounty, own, within } from '../../../platform/access/reach.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { yearAtMost } from '../../../platform/projection/stretch.ts';
import type { AuditFilter } from './audit.type.ts';

/**
 * Entries of the places where she holds audit.read. Those that belong to no place (sign-ins, refused attempts) are for
 * the province, which answers for the platform as a whole. Her own doings anyone may read, by asking for them.
 */
export function auditReach(actor: Actor | null, filter: AuditFilter): Fragment {
  if (actor && filter.actorId === actor.accountId) return own('e.actor_account_id', actor.accountId);
  const places = within(actor, 'audit.read', { path: 'u.path', unitId: 'e.unit_id', county: 'e.county_code' });
  const wholeProvince = actor?.grants.some(
    ({ effect, level, actions }) => effect === 'ALLOW' && level === 'PROVINCE' && actions.has('audit.read'),
  );
  return wholeProvince
    ? sql`(${places} or e.unit_id is null)`
    : all([places, oneCounty(actor, 'audit.read', 'e.county_code')]);
}

const sameId = (column: Fragment, id: string | null | undefined): Fragment | null =>
  id ? (isId(id) ? sql`${column} = ${id}` : sql`false`) : null;
const sameText = (column: Fragment, value: string | null | undefined): Fragment | null =>
  value ? (value.includes('\u0000') || !value.isWellFormed() ? sql`false` : sql`${column} = ${value}`) : null;

/** The units at a place and below it, found first: their entries are then read by the index on the unit. */
const ofPlace = (unitId: string): Fragment =>
  isId(unitId)
    ? sql`e.unit_id = any(array(select x.id from unit f join unit x on x.path ^@ f.path where f.id = ${unitId}))`
    : sql`false`;

/**
 * The log of one person or of one thing goes back to its beginning by an index of its own; everything else reads a year
 * at most.
 */
export const auditFrom = (filter: AuditFilter, now: Date): Date | null =>
  filter.actorId || filter.entityId ? (filter.from ?? null) : yearAtMost(filter, now);

export function auditWhere(filter: AuditFilter, now: Date): Fragment {
  const { unitId, outcome, to } = filter;
  const from = auditFrom(filter, now);
  return all([
    sameText(sql`e.action`, filter.action),
    sameText(sql`e.entity_type`, filter.entityType),
    sameId(sql`e.actor_account_id`, filter.actorId),
    sameId(sql`e.entity_id`, filter.entityId),
    unitId && ofPlace(unitId),
    outcome && sql`e.outcome = ${outcome}`,
    from && sql`e.at >= ${from}`,
    to && sql`e.at < ${to}`,
  ]);
}
