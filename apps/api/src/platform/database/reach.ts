import pg from 'pg';
import { databaseFault } from '../settings/database-fault.ts';

/**
 * Connects once by each address, so that a wrong one is told by the variable that holds it before anything is begun:
 * later a driver's error knows neither the variable nor a sentence, and may carry the address.
 */
export async function reachDatabases(addresses: Readonly<Record<string, string>>): Promise<void> {
  for (const [variable, url] of Object.entries(addresses)) {
    if (!url) continue;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
    } catch (error) {
      throw databaseFault(variable, url, error);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
