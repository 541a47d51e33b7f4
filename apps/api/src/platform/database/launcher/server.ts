import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { connectUrl, withClient } from './connect.ts';
import { asUser, type ServerUser } from './server-user.ts';

export interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

interface LaunchOptions {
  readonly port: number | (() => Promise<number>);
  readonly settings: Readonly<Record<string, string>>;
}

/** Starts the server and waits until it answers. A chosen port that was taken meanwhile is chosen again. */
export async function launch(
  cluster: Cluster,
  binaries: Binaries,
  user: ServerUser,
  { port, settings }: LaunchOptions,
): Promise<Server> {
  const attempts = typeof port === 'number' ? 1 : 3;
  for (let attempt = 1; ; attempt += 1) {
    const chosen = typeof port === 'number' ? port : await port();
    const started = await attemptStart(cluster, binaries, user, chosen, settings);
    if (typeof started === 'function') return { port: chosen, stop: () => stopServer(cluster, binaries, started) };
    if (attempt >= attempts) throw new Error(`PostgreSQL did not start: ${started}\n${lastLines(cluster.log)}`);
  }
}

/** A question "has the process ended?" when the server answers, the reason when it does not. */
async function attemptStart(
  cluster: Cluster,
  { postgres }: Binaries,
  user: ServerUser,
  port: number,
  settings: LaunchOptions['settings'],
): Promise<string | (() => boolean)> {
  const log = openSync(cluster.log, 'a', 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached: a Ctrl-C in the terminal must not stop the database before the API has drained.
  const child = spawn(postgres, ['-D', cluster.dir, '-p', String(port), ...flags], {
    ...asUser(user),
    cwd: dirname(cluster.dir),
    detached: true,
    stdio: ['ignore', log, log],
  });
  let ended: string | null = null;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended ??= `it ended with ${code ?? signal}`));
  child.unref();
  closeSync(log);
  const patience = Date.now() + 60_000; // Recovery after a power cut may take a while.
  while (Date.now() < patience) {
    if (ended) return ended;
    if (await answers(cluster, port)) return () => ended !== null;
    await pause(30);
  }
  child.kill('SIGQUIT');
  return 'it did not answer within a minute';
}

/** True when the server on that port is this very cluster, ready for connections. */
export async function answers(cluster: Cluster, port: number): Promise<boolean> {
  try {
    return await withClient(connectUrl('postgres', cluster.passwords.super, port, 'postgres'), async (client) => {
      const { rows } = await client.query<{ dir: string }>(`select current_setting('data_directory') as dir`);
      return rows[0]?.dir === cluster.dir;
    });
  } catch {
    return false;
  }
}

/** A fast shutdown: sessions are ended, everything is written, and the server removes its pid file last. */
export async function stopServer(
  cluster: Cluster,
  { pgCtl }: Binaries,
  hasEnded: () => boolean = () => true,
): Promise<void> {
  const pid = Number(pidLines(cluster)[0]);
  if (!pid) return;
  if (process.platform === 'win32') spawnSync(pgCtl, ['stop', '-D', cluster.dir, '-m', 'fast'], { stdio: 'ignore' });
  else signal(pid, 'SIGINT');
  const patience = Date.now() + 15_000;
  while ((existsSync(cluster.pidFile) || !hasEnded()) && Date.now() < patience) await pause(20);
  if (existsSync(cluster.pidFile)) signal(pid, 'SIGQUIT');
}

/** postmaster.pid: process id, data directory, start time, port, … */
export const pidLines = (cluster: Cluster): string[] => {
  try {
    return readFileSync(cluster.pidFile, 'utf8').split('\n');
  } catch {
    return [];
  }
};

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone: that is what was wanted.
  }
}

const lastLines = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-12).join('\n') : '';
