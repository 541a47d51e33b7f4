import type { IssuingBasis, UnitKind, UnitLevel } from '@jinguo/schema';
import { may } from '../../../platform/access/grants.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';

/** A unit as use cases look at it. */
export interface UnitRow extends Record<string, unknown> {
  readonly id: string;
  readonly path: string;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly name: string;
  readonly divisionCode: string | null;
  readonly countyCode: string;
  readonly issuingBasis: IssuingBasis;
  readonly version: number;
}

/**
 * A unit she may see, held until the end of the transaction: against its removal, or whole when she is to change it;
 * null is "not found". A lock that is raised later would let two changes of one unit wait for each other.
 */
export async function findUnit(
  tx: SignedInTx,
  id: string,
  lock: 'key share' | 'no key update' = 'key share',
): Promise<UnitRow | null> {
  if (!isId(id)) return null;
  const [unit] =
    await tx.sql<UnitRow>(sql`select id, path, parent_id as "parentId", kind, level, name, division_code as "divisionCode", county_code as "countyCode",
    issuing_basis as "issuingBasis", version from unit where id = ${id} for ${raw(lock)}`);
  return unit && may(tx.actor, 'unit.read', unit.path) ? unit : null;
}

/** The next number of the tree and the path it gives below a unit. */
export async function nextPlace(tx: SignedInTx, parent: UnitRow): Promise<{ seq: number; path: string }> {
  const [row] = await tx.sql<{ seq: number }>(sql`select nextval(pg_get_serial_sequence('unit', 'seq'))::int as seq`);
  const seq = row?.seq ?? 0;
  return { seq, path: `${parent.path}${seq}.` };
}
