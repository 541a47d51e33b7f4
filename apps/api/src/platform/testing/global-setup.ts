import { access, constants, mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../database/launcher/index.ts';
import { migrate } from '../database/migrate.ts';
import { clearLeftovers, runPrefix } from './leftovers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    superUrl: string;
    ownerUrl: string;
    appUrl: string;
    /** Where our processes are built (built.ts). */
    builtDir: string;
  }
}

/** One server per run, in memory where there is room; migrated once into a template. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const place = await placeForData();
  await clearLeftovers(place);
  const builtDir = await placeForBuilt();
  const dataDir = await mkdtemp(join(place, `${runPrefix}${process.pid}-`));
  const server = await startPostgres({ dataDir, durable: false });
  const end = async (): Promise<void> => {
    await server.stop();
    await rm(server.home, { recursive: true, force: true });
    for (const one of [dataDir, builtDir]) await rm(one, { recursive: true, force: true });
  };
  try {
    await makeTemplate(server);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide('superUrl', server.superUrl);
  project.provide('ownerUrl', server.ownerUrl);
  project.provide('appUrl', server.appUrl);
  project.provide('builtDir', builtDir);
  return end;
}

/** Memory, unless it is a container's 64 MB: a run holds some dozens of cloned databases. */
async function placeForData(): Promise<string> {
  try {
    await access('/dev/shm', constants.W_OK);
    const { bavail, bsize } = await statfs('/dev/shm');
    return bavail * bsize > 3 * 1024 ** 3 ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Within reach of the dependencies, and outside of what anybody builds. */
async function placeForBuilt(): Promise<string> {
  const caches = resolve(import.meta.dirname, '../../../node_modules/.cache');
  await mkdir(caches, { recursive: true });
  await clearLeftovers(caches);
  return mkdtemp(join(caches, `${runPrefix}${process.pid}-`));
}

async function makeTemplate({ ownerUrl, superUrl }: { ownerUrl: string; superUrl: string }): Promise<void> {
  await migrate(ownerUrl, 'jinguo_app');
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    await client.query('alter database jinguo rename to jinguo_template');
  } finally {
    await client.end();
  }
}
