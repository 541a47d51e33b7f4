import type { ImportState, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks, may } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { canMoveImport, type ImportMove, type ImportRow, importColumns } from './import-row.ts';

/** Her own imports, as long as she may register people there: a file of people is nobody else's to look through. */
export const importReach = (actor: Actor | null): Fragment =>
  actor
    ? sql`i.created_by = ${actor.accountId} and ${within(actor, 'volunteer.register', { path: 'u.path', unitId: 'i.unit_id', county: 'i.county_code' })}`
    : sql`false`;

const moveReasons = (state: ImportState, move: ImportMove): readonly Reason[] =>
  canMoveImport(state, move) ? [] : [{ code: 'STALE_VERSION' }];

/** Her import, locked and at the version she saw, if it may move so. */
export async function lockImport(
  tx: SignedInTx,
  id: string,
  version: number,
  move: ImportMove,
): Promise<ImportRow | Refusal> {
  const [job] = isId(id)
    ? await tx.sql<ImportRow>(sql`select ${raw(importColumns)} from volunteer_import i join unit u on u.id = i.unit_id
        where i.id = ${id} and i.created_by = ${tx.actor.accountId} for update of i`)
    : [];
  if (!job || !may(tx.actor, 'unit.read', job.path)) return refuse('NOT_FOUND');
  const no = refuseIf(lacks(tx.actor, 'volunteer.register', job.path)) ?? refuseIf(moveReasons(job.state, move));
  if (no) return no;
  return job.version === version ? job : refuse('STALE_VERSION');
}

/** What the log says an import's use cases are about. */
export const aboutImport = (tx: SignedInTx, job: ImportRow): void =>
  tx.about({ entityType: 'VolunteerImport', entityId: job.id, unitId: job.unit_id, countyCode: job.county_code });
