import type { SignUpState } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';

/** A sign-up moves only along this table. REQUESTED holds her time but no place. */
export const signUpMoves = {
  accept: { from: ['REQUESTED'], to: 'SIGNED_UP' },
  decline: { from: ['REQUESTED'], to: 'DECLINED' },
  cancel: { from: ['REQUESTED', 'SIGNED_UP'], to: 'CANCELLED' },
  /** By the organiser: the activity or the place is no more. */
  callOff: { from: ['REQUESTED', 'SIGNED_UP'], to: 'CALLED_OFF' },
  arrive: { from: ['SIGNED_UP'], to: 'ARRIVED' },
  /** After the end, as the coordinator confirms it name by name. */
  noShow: { from: ['SIGNED_UP'], to: 'NO_SHOW' },
  excuse: { from: ['SIGNED_UP'], to: 'EXCUSED' },
  /** She did come: times stated by a coordinator while hours are open. */
  putRight: { from: ['NO_SHOW', 'EXCUSED'], to: 'COMPLETED' },
  /** Marked as not having come, and did. */
  cameAfterAll: { from: ['NO_SHOW'], to: 'ARRIVED' },
  complete: { from: ['ARRIVED'], to: 'COMPLETED' },
} as const satisfies Record<string, { from: readonly SignUpState[]; to: SignUpState }>;
export type SignUpMove = keyof typeof signUpMoves;

export const canMove = (state: SignUpState, move: SignUpMove): boolean =>
  (signUpMoves[move].from as readonly SignUpState[]).includes(state);

/** A sign-up, locked, with what policies and the audit need around it. */
export interface SignUpRow extends Record<string, unknown> {
  id: string;
  opening_id: string;
  activity_id: string;
  volunteer_id: string;
  state: SignUpState;
  version: number;
  starts_at: Date;
  ends_at: Date;
  checked_in_at: Date | null;
  unit_id: string;
  county_code: string;
  path: string;
}

/** The locked row of one sign-up, or null. `where` narrows by `su` (sign-up), `a` (activity), `u` (its unit). */
export async function lockSignUp(tx: SignedInTx, where: Fragment): Promise<SignUpRow | null> {
  const [row] =
    await tx.sql<SignUpRow>(sql`select su.id, su.opening_id, su.activity_id, su.volunteer_id, su.state, su.version,
      lower(su.during) as starts_at, upper(su.during) as ends_at, su.checked_in_at, a.unit_id, su.county_code, u.path
    from sign_up su join activity a on a.id = su.activity_id join unit u on u.id = a.unit_id where ${where} for update of su`);
  return row ?? null;
}

/** The one gate through which a sign-up changes: the table of moves, the version, the audit, the live screens. */
export async function moveSignUp(
  tx: SignedInTx,
  row: SignUpRow,
  move: SignUpMove,
  set: Fragment = raw(''),
): Promise<void> {
  if (!canMove(row.state, move)) throw new Error(`A sign-up cannot ${move} while ${row.state}.`);
  const { to } = signUpMoves[move];
  await tx.sql(sql`update sign_up set state = ${to}, version = version + 1 ${set} where id = ${row.id}`);
  noteMove(tx, row, to);
}

export function noteMove(tx: SignedInTx, row: SignUpRow, to: SignUpState): void {
  tx.changed({ entity: 'SignUp', id: row.id, kind: 'update', before: { state: row.state }, after: { state: to } });
  tx.about({ entityType: 'SignUp', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
  tx.touch(`activity:${row.activity_id}`);
}
