import { resolve } from 'node:path';
import { startPostgres } from '../../apps/api/src/platform/database/launcher/start-postgres.ts';
import type { Supervisor } from './process.ts';

/** DATABASE_URL (and DATABASE_OWNER_URL for migrations) when given, else the embedded PostgreSQL in the data folder. */
export async function database(dataDir: string, supervisor: Supervisor): Promise<{ appUrl: string; ownerUrl: string }> {
  const given = process.env['DATABASE_URL'];
  if (given) return { appUrl: given, ownerUrl: process.env['DATABASE_OWNER_URL'] ?? given };
  const server = await startPostgres({ dataDir: resolve(dataDir, 'postgres') });
  supervisor.atEnd(() => server.stop());
  return server;
}
