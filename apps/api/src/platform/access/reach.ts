import type { Action } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../database/sql.ts';
import type { Actor } from './actor.ts';

/** Columns a list offers to the reach condition. `county` and `unitId` let it use their indexes. */
export interface ReachColumns {
  /** Path of the unit the row belongs to, e.g. `u.path` (the unit must be joined). */
  readonly path: string;
  readonly unitId?: string;
  readonly county?: string;
}

const NOTHING = sql`false`;

/**
 * The actor's reach for an action as a SQL condition: rows in the subtrees of her places, less the denied ones.
 * Nobody signed in, or no grant: no rows (fails closed).
 */
export function within(actor: Actor | null, action: Action, columns: ReachColumns): Fragment {
  if (!actor) return NOTHING;
  const relevant = actor.grants.filter((grant) => grant.actions.has(action));
  const allowed = relevant.filter((grant) => grant.effect === 'ALLOW');
  if (allowed.length === 0) return NOTHING;
  const denied = relevant.filter((grant) => grant.effect === 'DENY').map((grant) => grant.path);
  const path = raw(columns.path);
  const parts: Fragment[] = [];
  const unitIds = allowed.map((grant) => grant.unitIds);
  if (columns.unitId && unitIds.every((ids) => ids !== null)) {
    parts.push(sql`${raw(columns.unitId)} = any(${unitIds.flat()}::uuid[])`);
  } else {
    if (columns.county && allowed.every((grant) => !grant.countyCode.endsWith('00'))) {
      parts.push(sql`${raw(columns.county)} = any(${[...new Set(allowed.map((grant) => grant.countyCode))]}::text[])`);
    }
    const [only] = allowed;
    // One place: a constant prefix is an index range. Several: a filter.
    if (allowed.length === 1 && only)
      parts.push(sql`${path} >= ${only.path} and ${path} < ${`${only.path.slice(0, -1)}/`}`);
    else parts.push(sql`${path} ^@ any(${allowed.map((grant) => grant.path)}::text[])`);
  }
  if (denied.length > 0) parts.push(sql`not (${path} ^@ any(${denied}::text[]))`);
  return sql.join(parts, ' and ');
}

/**
 * The one county all her places of an action lie in, as an equality beside the reach: a list of one county is then walked
 * in its order by the county's own index. Null when there are several, or whole cities.
 */
export function oneCounty(actor: Actor | null, action: Action, column: string): Fragment | null {
  const allowed = (actor?.grants ?? []).filter((grant) => grant.effect === 'ALLOW' && grant.actions.has(action));
  const [county, ...others] = new Set(allowed.map(({ countyCode }) => countyCode));
  return county && others.length === 0 && !county.endsWith('00') ? sql`${raw(column)} = ${county}` : null;
}

/** Rows of one's own: `own('v.account_id', actor?.accountId)`. Nobody signed in: no rows. */
export const own = (column: string, id: string | null | undefined): Fragment =>
  id ? sql`${raw(column)} = ${id}` : NOTHING;

/** Rows anyone may read. The reason is for the reader of the code and the reviewer. */
export const everyone = (_because: string): Fragment => sql`true`;
