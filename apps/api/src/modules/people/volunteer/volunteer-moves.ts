import type { VolunteerState } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { withdrawPaper } from './withdraw-paper.ts';

const living = ['PENDING_SELF', 'PENDING_GUARDIAN', 'ACTIVE', 'SUSPENDED'] as const;

/** A volunteer's state moves only along this table. */
export const volunteerMoves = {
  confirm: { from: ['PENDING_SELF'], to: 'ACTIVE' },
  awaitGuardian: { from: ['PENDING_SELF', 'ACTIVE', 'SUSPENDED'], to: 'PENDING_GUARDIAN' },
  guardianAgrees: { from: ['PENDING_GUARDIAN'], to: 'ACTIVE' },
  suspend: { from: ['ACTIVE', 'PENDING_GUARDIAN'], to: 'SUSPENDED' },
  reinstate: { from: ['SUSPENDED'], to: 'ACTIVE' },
  deregister: { from: living, to: 'DEREGISTERED' },
  absorb: { from: [...living, 'DEREGISTERED'], to: 'MERGED' },
} as const satisfies Record<string, { from: readonly VolunteerState[]; to: VolunteerState }>;
export type VolunteerMove = keyof typeof volunteerMoves;

export const canMoveVolunteer = (state: VolunteerState, move: VolunteerMove): boolean =>
  (volunteerMoves[move].from as readonly VolunteerState[]).includes(state);

/** The one gate through which SQL changes a volunteer's state: the table of moves, the version, the audit. */
export async function moveVolunteer(
  tx: Tx,
  row: { readonly id: string; readonly state: VolunteerState },
  move: VolunteerMove,
  more: { reason?: string | null; set?: Fragment } = {},
): Promise<void> {
  if (!canMoveVolunteer(row.state, move)) throw new Error(`A volunteer cannot ${move} while ${row.state}.`);
  const { to } = volunteerMoves[move];
  await tx.sql(sql`update volunteer set state = ${to}, state_reason = ${more.reason ?? null}, state_changed_at = ${tx.now},
    version = version + 1 ${more.set ?? raw('')} where id = ${row.id}`);
  if (row.state === 'PENDING_SELF') await withdrawPaper(tx, row.id);
  tx.changed({ entity: 'Volunteer', id: row.id, kind: 'update', before: { state: row.state }, after: { state: to } });
}
