import { resolve } from 'node:path';
import { prepareGivenPostgres, startPostgres } from '../../apps/api/src/platform/database/launcher/index.ts';
import { placeOf } from '../../apps/api/src/platform/settings/database-fault.ts';
import { production } from './mode.ts';
import type { Supervisor } from './process.ts';

/** DATABASE_URL (and DATABASE_OWNER_URL for migrations) when given, else the embedded PostgreSQL in the data folder. */
export async function database(dataDir: string, supervisor: Supervisor): Promise<{ appUrl: string; ownerUrl: string }> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    const ownerUrl = process.env['DATABASE_OWNER_URL'] ?? given;
    if (ownerUrl === given)
      console.warn(
        'DATABASE_OWNER_URL 未设置：应用将以数据库所有者的身份运行，仅适合试用。\nDATABASE_OWNER_URL is not set: the application runs as the owner of the database. For trials only.',
      );
    if (production) tellPlace(placeOf(given), ` · 所有者 owner ${placeOf(ownerUrl)}`);
    await prepareGivenPostgres(given, ownerUrl);
    return { appUrl: given, ownerUrl };
  }
  if (production) tellPlace(`自带的 PostgreSQL embedded · ${resolve(dataDir, 'postgres')}`);
  // Named as an ending before it is there: a Ctrl-C in its first second must not leave it behind.
  const starting = startPostgres({ dataDir: resolve(dataDir, 'postgres') });
  supervisor.atEnd(async () => (await starting).stop());
  return starting;
}

/** An operator who meant another database sees it before anything is written: the place, never a password. */
const tellPlace = (place: string, more = ''): void => console.log(`数据库 database: ${place}${more}`);
