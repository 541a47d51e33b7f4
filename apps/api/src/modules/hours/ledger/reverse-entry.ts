import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { nextLine, writeLines } from './append-entries.ts';
import type { Head } from './heads.ts';

interface Entry extends Record<string, unknown> {
  minutes: number;
  source: string;
  policy_version: string;
  record_id: string;
  county_code: string;
}

/**
 * 更正扣减: nothing in the ledger changes, a correction appends the opposite of an entry and, by `appendEntries`, a new
 * one. An entry is reversed at most once, and a reversal never. Returns false when there is nothing to reverse.
 */
export async function reverseEntry(
  tx: Tx,
  which: { accountId: string; sequence: number; approverAccountId: string },
): Promise<boolean> {
  const [head] =
    await tx.sql<Head>(sql`select h.account_id, a.volunteer_id, a.county_code, h.sequence, h.minutes, h.chain from ledger_head h
    join ledger_account a on a.id = h.account_id where h.account_id = ${which.accountId} for update of h`);
  if (!head) return false;
  const [entry] =
    await tx.sql<Entry>(sql`select e.minutes, e.source, e.policy_version, e.record_id, e.county_code from ledger_entry e
    where e.account_id = ${which.accountId} and e.sequence = ${which.sequence} and e.reverses_sequence is null
      and not exists (select 1 from ledger_entry x where x.account_id = e.account_id and x.reverses_sequence = e.sequence)`);
  if (!entry) return false;
  const line = nextLine(tx, head, {
    minutes: -entry.minutes,
    source: entry.source,
    policyVersion: entry.policy_version,
    approverAccountId: which.approverAccountId,
    recordId: entry.record_id,
    reversesSequence: which.sequence,
    countyCode: entry.county_code,
  });
  await writeLines(tx, [head], [line]);
  return true;
}
