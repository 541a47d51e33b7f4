import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const api = resolve(import.meta.dirname, '..');

/** A server process under measurement. */
export interface Measured {
  readonly port: number;
  /** CPU time of all its threads so far, in milliseconds. */
  cpu(): number;
  /** Resident memory in MB. */
  rss(): number;
  /** The most it was since `forgetPeak`. */
  peak(): number;
  forgetPeak(): void;
  stop(): Promise<void>;
}

/** As `npm start` bounds it. */
const heap = (mb: number): string[] => [`--max-old-space-size=${mb}`, '--max-semi-space-size=8'];
const HEAP = heap(192);
const WORKER_HEAP = heap(384);

/** The built server as `npm start` runs it, or from source when nothing is built. */
export const serverEntry = (given?: string): string[] => {
  if (given) return given.endsWith('.js') ? [...HEAP, given] : [...HEAP, '--import', 'tsx', given];
  const built = join(api, 'dist/server.js');
  return existsSync(built) ? [...HEAP, built] : [...HEAP, '--import', 'tsx', join(api, 'src/main/server.ts')];
};
/** The background process beside it. */
export const workerEntry = (): string[] => {
  const built = join(api, 'dist/worker.js');
  return existsSync(built)
    ? [...WORKER_HEAP, built]
    : [...WORKER_HEAP, '--import', 'tsx', join(api, 'src/main/worker.ts')];
};
export const fromSource = (file: string): string[] => ['--import', 'tsx', join(api, file)];

/** Starts a Node process and waits until its port answers at a path. */
export async function startProcess(
  args: readonly string[],
  port: number,
  env: Readonly<Record<string, string>>,
  path = '/healthz',
): Promise<Measured> {
  const child = spawn(process.execPath, args, {
    cwd: api,
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', PORT: String(port), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await answers(child, `http://127.0.0.1:${port}${path}`, args.at(-1) ?? '');
  const { pid } = child;
  if (!pid) throw new Error('no process');
  return {
    port,
    cpu: () => cpuOf(pid),
    rss: () => memoryOf(pid, 'VmRSS'),
    peak: () => memoryOf(pid, 'VmHWM'),
    forgetPeak: () => writeFileSync(`/proc/${pid}/clear_refs`, '5'),
    stop: () => stop(child),
  };
}

const memoryOf = (pid: number, what: string): number =>
  Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

async function answers(child: ChildProcess, url: string, name: string): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}.`);
    if (
      await fetch(url).then(
        (r) => r.ok,
        () => false,
      )
    )
      return;
    if (Date.now() > end) throw new Error(`${name} did not answer at ${url}.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Nanoseconds on the CPU of every thread, garbage collection included (Linux). */
function cpuOf(pid: number): number {
  let nanoseconds = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      // a thread that has just ended
    }
  }
  return nanoseconds / 1e6;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 12_000);
  await gone;
  clearTimeout(timer);
}
