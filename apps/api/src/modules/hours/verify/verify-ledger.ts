import pg from 'pg';
import type { RootCopy } from '../root/root-copy.ts';
import type { Part, PartResult } from './verify-part.ts';
import { type RootVerdict, verifyRoots } from './verify-roots.ts';

export interface Verdict extends PartResult {
  /** Attempts to change an entry that the database turned away and wrote down. */
  readonly attempts: number;
  /** Where roots from outside were given. */
  readonly roots: RootVerdict | null;
}

/** Roots kept outside, and the public keys known to be ours (null: those the roots name). */
export interface Outside {
  readonly copies: readonly RootCopy[];
  readonly keys: ReadonlySet<string> | null;
}

/**
 * Re-computes the whole ledger at one moment, in as many parts as asked, each by `run` (a thread each in `npm run ledger`).
 * Only reads; beside the running platform too. Source: docs/ledger.md.
 */
export async function verifyLedger(
  url: string,
  parts: number,
  run: (part: Part) => Promise<PartResult>,
  outside: Outside | null = null,
): Promise<Verdict> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const snapshot = (await client.query<{ s: string }>('select pg_export_snapshot() as s')).rows[0]?.s ?? '';
    const bounds = await boundsOf(client, parts);
    const results = await Promise.all(
      [...bounds, null].map((upTo, n) =>
        run({ url, snapshot, after: bounds[n - 1] ?? null, upTo, rooted: outside !== null }),
      ),
    );
    const roots = outside ? await verifyRoots(client, outside.copies, outside.keys) : null;
    const attempts = await client.query<{ n: number }>('select count(*)::int as n from ledger_attempt');
    const sum = (key: 'entries' | 'accounts' | 'faultCount'): number => results.reduce((all, one) => all + one[key], 0);
    return {
      entries: sum('entries'),
      accounts: sum('accounts'),
      faultCount: sum('faultCount'),
      faults: results.flatMap(({ faults }) => faults),
      attempts: attempts.rows[0]?.n ?? 0,
      roots,
    };
  } finally {
    await client.end();
  }
}

/** Accounts that part the ledger into pieces of about the same number of accounts. */
async function boundsOf(client: pg.Client, parts: number): Promise<string[]> {
  if (parts < 2) return [];
  const shares = Array.from({ length: parts - 1 }, (_, n) => (n + 1) / parts);
  const { rows } = await client.query<{ bounds: string[] | null }>(
    'select percentile_disc($1::float8[]) within group (order by account_id)::text[] as bounds from ledger_head',
    [shares],
  );
  return [...new Set(rows[0]?.bounds ?? [])].filter(Boolean);
}
