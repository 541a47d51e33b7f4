import type { Action, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks, may } from '../../../platform/access/grants.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';

export interface UnitRow extends Record<string, unknown> {
  id: string;
  path: string;
  name: string;
  county_code: string;
  closed: boolean;
}

/** The unit that something is made under. */
export async function unitOf(tx: SignedInTx, id: string): Promise<UnitRow | null> {
  if (!isId(id)) return null;
  const [unit] =
    await tx.sql<UnitRow>(sql`select u.id, u.path, u.name, u.county_code, coalesce(t.state = 'CLOSED', false) as closed
    from unit u left join team t on t.id = u.id where u.id = ${id}`);
  return unit ?? null;
}

/** Out of reach is "not found"; in reach without the right is a refusal that names the right. */
export function barred(actor: Actor, action: Action, path: string, seen: Action = 'activity.read'): Refusal | null {
  if (!may(actor, seen, path) && !may(actor, action, path)) return refuse('NOT_FOUND');
  return refuseIf(lacks(actor, action, path));
}

/** The unit an activity or a project is made under, and what speaks against it; out of reach it is as if it were not there. */
export async function unitToManage(
  tx: SignedInTx,
  id: string | undefined,
): Promise<{ unit: UnitRow | null; reasons: readonly Reason[] }> {
  if (id === undefined) return { unit: null, reasons: [] };
  const unit = await unitOf(tx, id);
  const seen = unit && (may(tx.actor, 'unit.read', unit.path) || may(tx.actor, 'activity.manage', unit.path));
  if (!seen) return { unit: null, reasons: [{ code: 'NOT_FOUND', field: 'unitId' }] };
  const closed: Reason[] = unit.closed ? [{ code: 'TEAM_CLOSED', field: 'unitId' }] : [];
  return { unit, reasons: [...lacks(tx.actor, 'activity.manage', unit.path), ...closed] };
}
