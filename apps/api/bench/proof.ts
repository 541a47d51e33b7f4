import pg from 'pg';
import { proofOf } from '../src/modules/hours/proof/proof-of.ts';
import { rootKeyOf } from '../src/modules/hours/root/root-key.ts';
import { takeRoot } from '../src/modules/hours/root/take-root.ts';
import { createReadDb } from '../src/platform/database/read.ts';
import { render, sql } from '../src/platform/database/sql.ts';
import { atMost, type Line, percentile } from './report.ts';
import type { BenchDatabase } from './setup.ts';

const PROOFS = 300;

/** A root over the whole ledger, one more after a day's appends, and volunteers' proofs by its stored nodes. */
export async function measureProofs(copy: BenchDatabase): Promise<Line[]> {
  const read = createReadDb(copy.appUrl, 2);
  const client = new pg.Client({ connectionString: copy.appUrl });
  await client.connect();
  try {
    const key = rootKeyOf(Buffer.from('2a'.repeat(32), 'hex'));
    const root = async (): Promise<number> => {
      const began = performance.now();
      await client.query('begin');
      const rows = async <T extends Record<string, unknown>>(query: Parameters<typeof render>[0]) => {
        const { text, values } = render(query);
        return (await client.query<T>(text, [...values])).rows;
      };
      await takeRoot({ rows }, key, new Date());
      await client.query('commit');
      return (performance.now() - began) / 1000;
    };
    const [first, next] = [await root(), await root()];
    const people = await read.rows<{ id: string }>(
      sql`select volunteer_id as id from ledger_account order by md5(id::text) limit ${PROOFS}`,
    );
    const [held] = await read.rows<{ entries: number; accounts: number }>(
      sql`select entries::float8 as entries, accounts from ledger_root order by number desc limit 1`,
    );
    const times: number[] = [];
    for (const { id } of people) {
      const began = performance.now();
      if (!(await proofOf(read, id))) throw new Error('No proof.');
      times.push(performance.now() - began);
    }
    const note = `${held?.entries} entries, ${held?.accounts} accounts`;
    return [
      atMost('ledger: proof of one account by stored nodes, p95', percentile(times, 95), 20, 'ms', note),
      atMost('ledger: the first root of all, every node written', first, 60, 's', note),
      atMost('ledger: a root of a day on which nothing changed', next, 5, 's'),
    ];
  } finally {
    await client.end();
    await read.end();
  }
}
