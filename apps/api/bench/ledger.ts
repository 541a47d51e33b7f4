import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { atLeast, atMost, type Line, median } from './report.ts';
import type { BenchDatabase } from './setup.ts';

const ROUNDS = 3;
const entry = resolve(import.meta.dirname, '../src/main/ledger.ts');

interface Told {
  readonly entries: number;
  readonly seconds: number;
  readonly faultCount: number;
}

/** `npm run ledger -- verify` as an operator runs it, a thread for each processor; connecting and starting threads included. */
function verified({ appUrl }: BenchDatabase): Told & { readonly megabytes: number } {
  const run = spawnSync(process.execPath, [entry, 'verify', '--json'], {
    env: { ...process.env, DATABASE_URL: appUrl },
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`verify ended with ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Told & { megabytes: number };
}

/** How fast the whole ledger is computed anew, that ten times the entries take no more for each, nor more memory. */
export function measureLedger(few: BenchDatabase, many: BenchDatabase): Line[] {
  const small = Array.from({ length: ROUNDS }, () => verified(few));
  const large = Array.from({ length: ROUNDS }, () => verified(many));
  const perSecond = (runs: readonly Told[]): number => median(runs.map(({ entries, seconds }) => entries / seconds));
  const rate = perSecond(large);
  const memory = (runs: readonly { megabytes: number }[]): number => median(runs.map(({ megabytes }) => megabytes));
  return [
    atLeast('verify: entries computed anew in a second', rate, 300_000, '/s', `${large[0]?.entries} entries`),
    atMost('verify: time for an entry, 10 × the entries', perSecond(small) / rate, 1.2, '×'),
    atMost('verify: resident memory, 10 × the entries', memory(large) / memory(small), 1.3, '×', `${memory(large)} MB`),
  ];
}
