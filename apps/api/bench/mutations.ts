import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { asOwner } from './actors.ts';
import { type Call, send } from './client.ts';
import { type Measured, startProcess } from './processes.ts';
import { atLeast, type Line, median } from './report.ts';
import type { Bench, BenchDatabase } from './setup.ts';

const CONNECTIONS = 10;
const ROUNDS = 3;
const RECORDED_PORT = 4831;

/** A mutation with fresh calls for each of several rounds. */
export interface MutationCase {
  readonly what: string;
  /** At least this share of its own statements' throughput; half unless said. */
  readonly bound?: number;
  /** Rows that each call decides on, and how many a second there must be. */
  readonly rows?: { readonly each: number; readonly bound: number };
  /** Rows the calls need, the same ids in every copy. */
  fixtures(client: pg.Client): Promise<void>;
  /** Lanes of calls: what one person does is in one lane, one after the other. Round 0 is for warming up. */
  prepare(
    database: BenchDatabase,
    port: number,
  ): Promise<{ lanes(round: number): Promise<readonly (readonly Call[])[]> }>;
}

interface Recorded {
  readonly text: string;
  readonly name?: string;
  readonly values: readonly unknown[];
}
type Transaction = readonly Recorded[];

/**
 * Throughput of a mutation through the whole API against its own statements sent straight through `pg` on as many
 * connections. The statements are recorded in a copy of the database and played in another copy of the same state.
 */
export async function measureMutations(
  bench: Bench,
  entry: readonly string[],
  origin: BenchDatabase,
  live: BenchDatabase,
  api: Measured,
  cases: readonly MutationCase[],
): Promise<Line[]> {
  const played = await record(bench, entry, origin, cases);
  const copy = await bench.copyOf(origin, 'bench_play');
  await addFixtures(copy, cases);
  await addFixtures(live, cases);
  const lines: Line[] = [];
  const pool = new pg.Pool({ connectionString: copy.appUrl, max: CONNECTIONS });
  // When a call fails the copy is dropped under its connections, idle or in use: that call is what must be told.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  for (const [n, one] of cases.entries()) {
    const { lanes } = await one.prepare(live, api.port);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const calls = await lanes(round);
      const mine = await throughput(calls.map((lane) => lane.map((call) => () => accepted(call))));
      const raw = await throughput(
        (played[n]?.[round] ?? []).map((lane) => lane.map((transaction) => () => play(pool, transaction))),
      );
      if (round > 0) {
        ours.push(mine);
        theirs.push(raw);
      }
    }
    const statements = played[n]?.[1]?.[0]?.[0]?.length ?? 0;
    const note = `${median(ours).toFixed(0)} /s against ${median(theirs).toFixed(0)} /s (${statements} statements)`;
    lines.push(
      atLeast(
        `${one.what}: throughput against its own statements`,
        median(ours) / median(theirs),
        one.bound ?? 0.5,
        '×',
        note,
      ),
    );
    if (one.rows)
      lines.push(
        atLeast(
          `${one.what}: rows a second`,
          median(ours) * one.rows.each,
          one.rows.bound,
          '/s',
          `statements alone ${(median(theirs) * one.rows.each).toFixed(0)} /s`,
        ),
      );
  }
  await pool.end();
  await bench.drop(copy.name);
  return lines;
}

/** Runs all rounds once in a copy through a server that writes down its statements: case → round → lane → transactions. */
async function record(
  bench: Bench,
  entry: readonly string[],
  origin: BenchDatabase,
  cases: readonly MutationCase[],
): Promise<Transaction[][][][]> {
  const copy = await bench.copyOf(origin, 'bench_record');
  await addFixtures(copy, cases);
  const file = join(tmpdir(), `jinguo-bench-${process.pid}.jsonl`);
  const preload = resolve(import.meta.dirname, 'record-statements.ts');
  const server = await startProcess(['--import', 'tsx', '--import', preload, ...entry.slice(-1)], RECORDED_PORT, {
    ...bench.env,
    DATABASE_URL: copy.appUrl,
    BENCH_RECORD: file,
  });
  try {
    const all: Transaction[][][][] = [];
    for (const one of cases) {
      const { lanes } = await one.prepare(copy, server.port);
      const rounds: Transaction[][][] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const made: Transaction[][] = [];
        for (const lane of await lanes(round)) {
          const transactions: Transaction[] = [];
          for (const call of lane) {
            rmSync(file, { force: true });
            await accepted(call);
            for (const line of readFileSync(file, 'utf8').trim().split('\n'))
              transactions.push(JSON.parse(line) as Transaction);
          }
          made.push(transactions);
        }
        rounds.push(made);
      }
      all.push(rounds);
    }
    return all;
  } finally {
    await server.stop();
    rmSync(file, { force: true });
    await bench.drop(copy.name);
  }
}

const addFixtures = (database: BenchDatabase, cases: readonly MutationCase[]): Promise<void> =>
  asOwner(database, async (client) => {
    for (const one of cases) await one.fixtures(client);
  });

/** A refusal here would measure something else. */
async function accepted(call: Call): Promise<void> {
  const text = await send(call);
  if (text.includes('"errors"') || text.includes('"Refused"') || text.includes('"refused":[{'))
    throw new Error(`the mutation was not accepted: ${text.slice(0, 300)}`);
}

/** Calls a second over all lanes, as many lanes at once as there are connections. */
async function throughput(lanes: readonly (readonly (() => Promise<unknown>)[])[]): Promise<number> {
  let next = 0;
  const begun = performance.now();
  const worker = async (): Promise<void> => {
    for (let i = next++; i < lanes.length; i = next++) for (const one of lanes[i] ?? []) await one();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const count = lanes.reduce((sum, lane) => sum + lane.length, 0);
  return count / ((performance.now() - begun) / 1000);
}

const revived = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(revived)
    : value !== null && typeof value === 'object' && 'bytes' in value
      ? Buffer.from(String(value.bytes), 'base64')
      : value;

async function play(pool: pg.Pool, transaction: Transaction): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { text, name, values } of transaction)
      await client.query({ text, values: values.map(revived), ...(name && { name }) });
  } finally {
    client.release();
  }
}
