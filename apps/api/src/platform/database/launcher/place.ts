import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { asUser, type ServerUser } from './server-user.ts';

/** Where root keeps what the server's user must reach when the checkout itself is closed to it (e.g. under /root). */
export const systemDir = '/var/lib/jinguo';

/** The data directory: as asked, or under the system directory when the server's user cannot get there. */
export function placeFor(wanted: string, user: ServerUser): string {
  const dir = resolve(wanted);
  if (!user) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    return dir;
  }
  const elsewhere = elsewhereFor(dir);
  for (const candidate of existsSync(elsewhere) ? [elsewhere] : [dir, elsewhere]) {
    makeFolder(dirname(candidate));
    mkdirSync(candidate, { recursive: true });
    chownSync(candidate, user.uid, user.gid);
    chmodSync(candidate, 0o700);
    if (canEnter(candidate, user)) return candidate;
  }
  throw new Error(
    `The user ${user.name} can enter neither ${dir} nor ${elsewhere}; PostgreSQL needs one of them. Run as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Makes a folder others may walk through, whatever the caller's umask: the server's user must reach what lies in it. */
export function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  makeFolder(dirname(dir));
  mkdirSync(dir);
  chmodSync(dir, 0o755);
}

const elsewhereFor = (dir: string): string =>
  join(systemDir, `${basename(dir)}-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`);

const canEnter = (dir: string, user: ServerUser): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$0" && test -w .', dir], { ...asUser(user), cwd: '/', stdio: 'ignore' }).status ===
  0;
