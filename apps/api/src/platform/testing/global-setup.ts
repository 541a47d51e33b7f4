import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  }
}

/** One server per run, in memory where there is such a place; migrated once into a template. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const memory = await access('/dev/shm', constants.W_OK).then(
    () => '/dev/shm',
    () => tmpdir(),
  );
  clearLeftovers(memory);
  const dataDir = await mkdtemp(join(memory, `${runPrefix}${process.pid}-`));
  const server = await startPostgres({ dataDir, durable: false });
  await migrate(server.ownerUrl, 'jinguo_app');
  const client = new pg.Client({ connectionString: server.superUrl });
  await client.connect();
  await client.query(`alter database jinguo rename to jinguo_template`);
  await client.end();
  project.provide('superUrl', server.superUrl);
  project.provide('ownerUrl', server.ownerUrl);
  project.provide('appUrl', server.appUrl);
  return async () => {
    await server.stop();
    await rm(server.home, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  };
}
