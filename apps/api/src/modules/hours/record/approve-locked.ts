import type { RecordSource } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { appendEntries } from '../ledger/append-entries.ts';
import type { Heads } from '../ledger/heads.ts';
import type { LockedRecord } from './locked-records.ts';
import { recordMoves } from './record-moves.ts';

interface Approved extends Record<string, unknown> {
  id: string;
  volunteer_id: string;
  minutes: number;
  source: RecordSource;
  policy_version: string;
  county_code: string;
}

/** The minutes of records that are locked, as their ledgers' heads are, and were looked at count from now on: one statement for them, two for the ledger. */
export async function approveLocked(tx: SignedInTx, records: readonly LockedRecord[], heads: Heads): Promise<void> {
  if (records.length === 0) return;
  const { from, to } = recordMoves.approve;
  const approverAccountId = tx.actor.accountId;
  const ids = records.map(({ id }) => id);
  const rows =
    await tx.sql<Approved>(sql`update service_record set state = ${to}, approved_by = ${approverAccountId}, approved_at = ${tx.now},
      version = version + 1 where id = any(${ids}::uuid[]) and state = any(${[...from]}::text[]) returning id, volunteer_id, minutes, source, policy_version, county_code`);
  const known = new Map(rows.map((row) => [row.id, row]));
  // Of one woman's in the order they were locked in, so that it is the same each time.
  const approved = ids.flatMap((id) => known.get(id) ?? []);
  if (approved.length < records.length) throw new Error('A locked record was no longer there to approve.');
  tx.changed({ entity: 'ServiceRecord', ids, kind: 'update', after: { state: to } });
  await appendEntries(
    tx,
    approved.map((row) => ({
      volunteerId: row.volunteer_id,
      minutes: row.minutes,
      source: row.source,
      policyVersion: row.policy_version,
      countyCode: row.county_code,
      recordId: row.id,
      approverAccountId,
    })),
    heads,
  );
}
