import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { asUser, type ServerUser } from './server-user.ts';

export interface Passwords {
  readonly super: string;
  readonly owner: string;
  readonly app: string;
}

export interface Cluster {
  /** The directory given to the server by -D. */
  readonly dir: string;
  readonly log: string;
  readonly pidFile: string;
  readonly passwords: Passwords;
}

/** The cluster under the data directory, made on the first start. */
export function prepareCluster(dataDir: string, binaries: Binaries, user: ServerUser): Cluster {
  const dir = join(dataDir, 'cluster');
  const passwords = readPasswords(join(dataDir, 'passwords.json'));
  if (!existsSync(dir)) initialise(dir, dataDir, binaries, user, passwords.super);
  return { dir, log: join(dataDir, 'server.log'), pidFile: join(dir, 'postmaster.pid'), passwords };
}

/** Made once and kept for their owner's eyes only. */
function readPasswords(file: string): Passwords {
  if (!existsSync(file)) {
    const word = (): string => randomBytes(24).toString('hex');
    const made: Passwords = { super: word(), owner: word(), app: word() };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
}

/** Built under another name and moved into place, so an interrupted first start leaves no half-made cluster. */
function initialise(dir: string, dataDir: string, { initdb }: Binaries, user: ServerUser, password: string): void {
  const fresh = `${dir}.new`;
  const secret = join(dataDir, 'initdb.password');
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(secret, password, { mode: 0o600 });
  if (user) chownSync(secret, user.uid, user.gid);
  // C.UTF-8 for character classes: with LC_CTYPE=C, pg_trgm sees no Chinese. Chinese order is asked for by collation.
  const locale = ['--locale=C', '--lc-ctype=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${secret}`];
  try {
    const made = spawnSync(
      initdb,
      ['-D', fresh, '-E', 'UTF8', ...locale, ...access, '--no-sync', '--no-instructions'],
      {
        ...asUser(user),
        cwd: dataDir,
        encoding: 'utf8',
      },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? ''}${made.stderr ?? ''}`);
    renameSync(fresh, dir);
  } finally {
    rmSync(secret, { force: true });
  }
}
