import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../apps/api/src/platform/database/launcher/index.ts';

/** One `npm start` per data folder: a second would stop the database under the first. */
export function claim(dataDir: string): void {
  makeFolder(dataDir);
  const file = fileIn(dataDir);
  const other = runningIn(dataDir);
  if (other) {
    console.error(`这个目录的平台已在运行（进程 ${other}）。\nAlready running from this folder (process ${other}).`);
    process.exit(1);
  }
  writeFileSync(file, String(process.pid));
}

/** The `npm start` that runs on this folder now; 0 when none does. */
export function runningIn(dataDir: string): number {
  const file = fileIn(dataDir);
  const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return other && other !== process.pid && isStart(other) ? other : 0;
}

export const release = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true });

const fileIn = (dataDir: string): string => join(dataDir, 'start.pid');

/** Alive, and not merely another process that was given the number of a killed one. */
function isStart(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.ts');
  } catch {
    return false;
  }
}
