import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The data of a test run is named after the process that started it. */
export const runPrefix = 'jinguo-test-';

/** Ends the servers of test runs that were killed, and takes their data out of memory. */
export async function clearLeftovers(directory: string): Promise<void> {
  for (const name of readdirSync(directory)) {
    const [, owner] = new RegExp(`^${runPrefix}(\\d+)-`).exec(name) ?? [];
    if (!owner || lives(Number(owner))) continue;
    try {
      await clear(join(directory, name));
    } catch {
      // Another user's: hers to clear.
    }
  }
}

async function clear(home: string): Promise<void> {
  const pidFile = join(home, 'cluster', 'postmaster.pid');
  const server = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
  if (server && lives(server)) {
    process.kill(server, 'SIGINT');
    // It takes its shared memory with it when it may end by itself.
    for (let i = 0; i < 100 && existsSync(pidFile); i += 1) await pause(50);
  }
  rmSync(home, { recursive: true, force: true });
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
