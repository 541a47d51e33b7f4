import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { recordsOf, type Scale, scales } from '../src/main/seed/scale.ts';
import { approveCase, measureApprovers } from './approvals.ts';
import { measureCertificates } from './certificates.ts';
import { closeConnections } from './client.ts';
import { measureExports, measureMillion } from './exports.ts';
import { measureImports } from './imports.ts';
import { measureLedger } from './ledger.ts';
import { checkInCase, signUpCase } from './mutation-cases.ts';
import { measureMutations } from './mutations.ts';
import { measureFirstPage } from './phone.ts';
import { fromSource, type Measured, serverEntry, startProcess, workerEntry } from './processes.ts';
import { measureProofs } from './proof.ts';
import { measureReads } from './reads.ts';
import { atMost, type Line, printLine } from './report.ts';
import { measureScaling, sideOf } from './scaling.ts';
import { type BenchDatabase, openBench } from './setup.ts';
import { measureSignIn } from './sign-in.ts';

/** `npm run bench`: own process, own PostgreSQL; prints ratios, writes JSON. A miss is told, never hidden. */
const root = resolve(import.meta.dirname, '../../..');
const parts = [
  'phone',
  'reads',
  'scaling',
  'mutations',
  'approvers',
  'imports',
  'sign-in',
  'ledger',
  'exports',
  'certificates',
] as const;
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: resolve(root, '.data/bench') },
    entry: { type: 'string' },
    only: { type: 'string', default: parts.join() },
    scale: { type: 'string', default: 'large' },
  },
});
const entry = serverEntry(values.entry);
const wanted = new Set(values.only.split(','));
for (const part of wanted) if (!parts.some((one) => one === part)) throw new Error(`no part ${part}: ${parts.join()}`);
const lines: Line[] = [];
const note = (more: readonly Line[]): void => {
  for (const line of more) printLine(line);
  lines.push(...more);
};

if (process.platform !== 'linux') {
  console.error('The bench reads CPU times from /proc and runs on Linux only.');
  process.exit(1);
}
const scale = scales[values.scale] as Scale;
if (!scale) throw new Error(`no scale ${values.scale}`);

const bench = await openBench(values.folder);
const servers: Measured[] = [];
try {
  await measure();
} catch (error) {
  // Told before anything is cleared away, which may fail in its turn; what was measured until then is written all the same.
  console.error(error);
  process.exitCode = 1;
} finally {
  report();
  closeConnections();
  await Promise.all(servers.map((server) => server.stop()));
  for (const name of [
    'bench_live',
    'bench_record',
    'bench_play',
    'bench_export',
    'bench_million',
    'bench_print',
    'bench_approvers',
  ])
    await bench.drop(name);
  await bench.postgres.stop();
}

async function start(args: readonly string[], port: number, env: Readonly<Record<string, string>>): Promise<Measured> {
  const server = await startProcess(args, port, { ...bench.env, ...env });
  servers.push(server);
  return server;
}
/** The worker answers on the port of its figures. */
async function startWorker(port: number, url: string): Promise<Measured> {
  const env = { ...bench.env, DATABASE_URL: url, METRICS_PORT: String(port) };
  const worker = await startProcess(workerEntry(), port, env, '/metrics');
  servers.push(worker);
  return worker;
}

async function measure(): Promise<void> {
  if (wanted.has('phone')) note(measureFirstPage());
  const few = await bench.seeded('small');
  if (['reads', 'scaling', 'mutations', 'imports', 'sign-in'].some((part) => wanted.has(part))) await measureLarge(few);
  // Before anybody stays connected: a part of its own, on what was seeded and no copy.
  if (wanted.has('ledger')) {
    const many = await bench.seeded(scale.name);
    note(measureLedger(few, many));
    note(await measureProofs(await bench.copyOf(many, 'bench_proof')));
    await bench.drop('bench_proof');
  }
  if (wanted.has('approvers')) {
    const pool = { DATABASE_POOL: '24' };
    note(
      await measureApprovers(bench, await bench.seeded(scale.name), (url) =>
        start(entry, 4828, { DATABASE_URL: url, ...pool }),
      ),
    );
  }
  if (wanted.has('exports')) {
    const copy = await bench.copyOf(few, 'bench_export');
    const api = await start(entry, 4826, { DATABASE_URL: copy.appUrl });
    note(await measureExports(copy, api, await startWorker(4827, copy.appUrl)));
    const whole = await bench.copyOf(await bench.seeded(scale.name), 'bench_million');
    const other = await start(entry, 4832, { DATABASE_URL: whole.appUrl });
    note(await measureMillion(whole, other, await startWorker(4833, whole.appUrl), recordsOf(scale)));
  }
  if (wanted.has('certificates')) {
    const copy = await bench.copyOf(few, 'bench_print');
    const api = await start(entry, 4829, { DATABASE_URL: copy.appUrl });
    note(await measureCertificates(copy, api, () => startWorker(4830, copy.appUrl)));
  }
}

async function measureLarge(few: BenchDatabase): Promise<void> {
  const many = await bench.seeded(scale.name);
  // What changes rows works in a copy, so that the next run finds the same state.
  const changes = ['mutations', 'imports', 'sign-in'].some((part) => wanted.has(part));
  const live = changes ? await bench.copyOf(many, 'bench_live') : many;
  // Sign-ins come from many addresses, which a proxy of ours would tell.
  const api = await start(entry, 4821, { DATABASE_URL: live.appUrl, TRUSTED_PROXIES: '127.0.0.1' });
  if (wanted.has('reads'))
    note(
      await measureReads(
        live,
        api,
        await start(fromSource('bench/bare-server.ts'), 4822, { DATABASE_URL: live.appUrl }),
      ),
    );
  if (wanted.has('scaling')) {
    const other = await start(entry, 4823, { DATABASE_URL: few.appUrl });
    await measureScaling(await sideOf(few, other.port), await sideOf(live, api.port), note);
    // A database somebody is connected to cannot be copied, and the exports want a copy of this one.
    await other.stop();
  }
  note([atMost('RSS of the API after the reads', api.rss(), 250, 'MB')]);
  if (wanted.has('mutations'))
    note(await measureMutations(bench, entry, many, live, api, [signUpCase(scale), checkInCase(scale), approveCase]));
  if (wanted.has('imports')) {
    const worker = await startWorker(4824, live.appUrl);
    note(await measureImports(bench, many, live, api));
    await worker.stop();
  }
  if (wanted.has('sign-in'))
    note(await measureSignIn(live, api, await start(fromSource('bench/bare-argon2.ts'), 4825, {})));
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
