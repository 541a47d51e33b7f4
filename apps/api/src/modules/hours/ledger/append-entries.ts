import type { RecordSource } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { linkOf } from './chain.ts';
import { type Committed, commitmentOf, newSalt } from './commitment.ts';
import { type Head, type Heads, lockHeads } from './heads.ts';

export interface NewEntry {
  readonly volunteerId: string;
  readonly recordId: string;
  readonly minutes: number;
  readonly source: RecordSource;
  readonly policyVersion: string;
  readonly approverAccountId: string;
  /** The record's county: where the service was given. */
  readonly countyCode: string;
}

/**
 * Appends to the open account of each volunteer. Sequences have no gap: the head is locked and moves with the entry. Whoever
 * locked heads before in this transaction hands them over, and nothing was appended in between.
 */
export async function appendEntries(tx: Tx, entries: readonly NewEntry[], locked?: Heads): Promise<void> {
  if (entries.length === 0) return;
  const volunteers = new Set(entries.map((entry) => entry.volunteerId));
  const heads = locked
    ? new Map([...locked].filter(([id]) => volunteers.has(id)))
    : await lockHeads(tx, [...volunteers]);
  const lines = entries.map(({ volunteerId, ...entry }) => {
    const head = heads.get(volunteerId);
    if (!head) throw new Error('A volunteer without a ledger account.');
    return nextLine(tx, head, { ...entry, reversesSequence: null });
  });
  await writeLines(tx, [...heads.values()], lines);
}

export type Line = Committed & {
  readonly salt: Buffer;
  readonly commitment: Buffer;
  readonly previous: Buffer;
  readonly chain: Buffer;
};

/** The next line after a head, which moves on. */
export function nextLine(tx: Tx, head: Head, entry: Omit<Committed, 'accountId' | 'sequence' | 'at'>): Line {
  head.sequence += 1;
  head.minutes += entry.minutes;
  const committed = { ...entry, accountId: head.account_id, sequence: head.sequence, at: tx.now };
  const salt = newSalt();
  const commitment = commitmentOf(salt, committed);
  const previous = head.chain;
  head.chain = linkOf(previous, commitment);
  return { ...committed, salt, commitment, previous, chain: head.chain };
}

/** Lines and their heads in two statements, whatever their number. */
export async function writeLines(tx: Tx, heads: readonly Head[], lines: readonly Line[]): Promise<void> {
  const all = <K extends keyof Line>(key: K) => lines.map((line) => line[key]);
  await tx.sql(sql`insert into ledger_entry (account_id, sequence, at, minutes, source, policy_version, approver_account_id, record_id,
      reverses_sequence, county_code, salt, commitment, previous, chain)
    select * from unnest(${all('accountId')}::uuid[], ${all('sequence')}::int[], ${all('at')}::timestamptz[], ${all('minutes')}::int[],
      ${all('source')}::text[], ${all('policyVersion')}::text[], ${all('approverAccountId')}::uuid[], ${all('recordId')}::uuid[],
      ${all('reversesSequence')}::int[], ${all('countyCode')}::text[], ${all('salt')}::bytea[], ${all('commitment')}::bytea[],
      ${all('previous')}::bytea[], ${all('chain')}::bytea[])`);
  await tx.sql(sql`update ledger_head h set sequence = n.sequence, minutes = n.minutes, chain = n.chain
    from unnest(${heads.map((head) => head.account_id)}::uuid[], ${heads.map((head) => head.sequence)}::int[], ${heads.map((head) => head.minutes)}::int[],
      ${heads.map((head) => head.chain)}::bytea[]) as n(account_id, sequence, minutes, chain) where h.account_id = n.account_id`);
}
