import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';

/** Where apps/api lies. */
const home = resolve(import.meta.dirname, '../../..');
/** What is started by itself. A process that is made for a test lies beside it. */
const entries = ['src/main/worker.ts', 'src/main/server.ts', 'src/main/backup.ts'] as const;
const made = ['test/backup/approve-all.make.ts'] as const;
type Entry = (typeof entries)[number] | (typeof made)[number];

let folder: string | null = null;

/**
 * A process of ours as production runs it: bundled from the sources of the moment, once per process of a test run. From
 * the sources themselves each start costs three times the work.
 */
function built(entry: Entry): string {
  folder ??= bundle(join(inject('builtDir'), String(process.pid)));
  return join(folder, entry.replace(/\.ts$/, '.js'));
}

function bundle(into: string): string {
  const tool = resolve(home, '../../node_modules/tsdown/dist/run.mjs');
  const args = [...entries, ...made, '--root', '.', '--out-dir', into, '--no-sourcemap', '--logLevel', 'warn'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], { cwd: home, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  return into;
}

/** Starts it, to be talked to and killed; of this process's environment it sees nothing. */
export const forkBuilt = (
  entry: Entry,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): ChildProcess => fork(built(entry), [...args], { cwd: home, env: { NODE_ENV: 'test', ...env }, silent: true });
