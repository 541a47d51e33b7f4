import type { ComplaintAbout, ComplaintState, ObjectionNaming } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx, Tx } from '../../../platform/use-case.ts';
import type { ComplaintFacts, OwnFacts } from './complaint.policy.ts';
import { barredAmong, ownComplaint } from './hands.ts';

export interface LockedComplaint extends Record<string, unknown> {
  readonly id: string;
  readonly unit_id: string;
  readonly county_code: string;
  readonly desk_unit_id: string;
  readonly about: ComplaintAbout;
  readonly naming: ObjectionNaming;
  readonly state: ComplaintState;
  readonly received_at: Date;
  readonly counted_from: Date;
  readonly dueOn: string;
  readonly reviewAsked: boolean;
  readonly urgedFor: string | null;
  readonly revealedTo: string | null;
  readonly cipher: string | null;
  readonly entered: boolean;
  readonly deskPath: string;
  readonly version: number;
}

const locked = async <R extends LockedComplaint>(tx: Tx, id: string, which: Fragment): Promise<R | null> => {
  const [row] =
    await tx.sql<R>(sql`select c.id, c.unit_id, c.county_code, c.desk_unit_id, c.about, c.naming, c.state, c.received_at, c.counted_from,
      c.due_on::text as "dueOn", c.review_asked_at is not null as "reviewAsked", c.urged_for::text as "urgedFor", c.revealed_to as "revealedTo",
      c.complainant_cipher as cipher, c.entered_by is not null as entered, c.version, d.path as "deskPath"
    from complaint c join unit d on d.id = c.desk_unit_id where c.id = ${id} and ${which} for update of c`);
  return row ?? null;
};

export const deskPlace = { path: 'd.path', unitId: 'c.desk_unit_id', county: 'c.county_code' } as const;

/**
 * One that lies at a desk of hers. Whoever has a part in it does not find it there, unless she entered it herself and so
 * knows of it: then she is told that another person handles it.
 */
export async function lockToHandle(tx: SignedInTx, id: string): Promise<(LockedComplaint & ComplaintFacts) | null> {
  const mine = ownComplaint(tx.actor, tx.services);
  const row = await locked<LockedComplaint & { own: boolean }>(
    tx,
    id,
    sql`(${within(tx.actor, 'complaint.answer', deskPlace)} or ${mine})`,
  );
  if (!row) return null;
  const barred = (await barredAmong(tx, id, [tx.actor.accountId])).has(tx.actor.accountId);
  if (barred) {
    const [hers] = await tx.sql(
      sql`select 1 as one from complaint c where c.id = ${id} and c.entered_by = ${tx.actor.accountId}`,
    );
    if (!hers) return null;
  }
  return { ...row, barred };
}

/** One she made herself, or entered for somebody. */
export const lockOwn = (tx: SignedInTx, id: string): Promise<(LockedComplaint & OwnFacts) | null> =>
  locked(tx, id, ownComplaint(tx.actor, tx.services));

/** Whatever says what of a complaint the log is about. */
export const aboutComplaint = (tx: Tx, row: LockedComplaint): void =>
  tx.about({ entityType: 'Complaint', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
