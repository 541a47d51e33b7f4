import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Scale, scales } from '../src/main/seed/scale.ts';
import { closeConnections } from './client.ts';
import { checkInCase, signUpCase } from './mutation-cases.ts';
import { measureMutations } from './mutations.ts';
import { measureFirstPage } from './phone.ts';
import { fromSource, type Measured, serverEntry, startProcess } from './processes.ts';
import { measureReads } from './reads.ts';
import { atMost, type Line, printLine } from './report.ts';
import { measureScaling, sideOf } from './scaling.ts';
import { type Bench, openBench } from './setup.ts';

/** `npm run bench`: own process, own PostgreSQL; prints ratios, writes JSON. A miss is told, never hidden. */
const root = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: resolve(root, '.data/bench') },
    entry: { type: 'string' },
    only: { type: 'string', default: 'reads,scaling,mutations,phone' },
  },
});
const entry = serverEntry(values.entry);
const wanted = new Set(values.only.split(','));
const lines: Line[] = [];
const note = (more: readonly Line[]): void => {
  for (const line of more) printLine(line);
  lines.push(...more);
};

if (process.platform !== 'linux') {
  console.error('The bench reads CPU times from /proc and runs on Linux only.');
  process.exit(1);
}
const large = scales['large'] as Scale;

const bench = await openBench(values.folder);
const servers: Measured[] = [];
try {
  await measure(bench);
  report();
} finally {
  closeConnections();
  await Promise.all(servers.map((server) => server.stop()));
  for (const name of ['bench_live', 'bench_record', 'bench_play']) await bench.drop(name);
  await bench.postgres.stop();
}

async function start(args: readonly string[], port: number, url: string): Promise<Measured> {
  const server = await startProcess(args, port, { ...bench.env, DATABASE_URL: url });
  servers.push(server);
  return server;
}

async function measure({ seeded, copyOf }: Bench): Promise<void> {
  if (wanted.has('phone')) note(measureFirstPage());
  const few = await seeded('small');
  const many = await seeded('large');
  // What changes rows works in a copy, so that the next run finds the same state.
  const live = wanted.has('mutations') ? await copyOf(many, 'bench_live') : many;
  const api = await start(entry, 4821, live.appUrl);
  if (wanted.has('reads'))
    note(await measureReads(live, api, await start(fromSource('bench/bare-server.ts'), 4822, live.appUrl)));
  if (wanted.has('scaling')) {
    const other = await start(entry, 4823, few.appUrl);
    await measureScaling(await sideOf(few, other.port), await sideOf(live, api.port), note);
  }
  if (wanted.has('mutations'))
    note(await measureMutations(bench, entry, many, live, api, [signUpCase(large), checkInCase(large)]));
  note([atMost('RSS of the API after the bench', api.rss(), 250, 'MB')]);
}

function report(): void {
  const missed = lines.filter((line) => !line.pass).length;
  const folder = resolve(root, 'bench-results');
  mkdirSync(folder, { recursive: true });
  const file = resolve(folder, `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.json`);
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 1_048_576),
    node: process.versions.node,
  };
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, lines }, null, 2)}\n`);
  console.log(`\n${lines.length - missed} PASS, ${missed} MISS → ${file}`);
}
