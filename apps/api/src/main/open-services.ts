import { modules } from '../modules/modules.ts';
import { takeOwnDays } from '../platform/calendar/working-days.ts';
import { checkKeys } from '../platform/database/installation.ts';
import { reachDatabases } from '../platform/database/reach.ts';
import { type EnvOptions, readEnv } from '../platform/env.ts';
import { createServices, type Services } from '../platform/services.ts';
import { refuseClosedFolders } from '../platform/settings/folders.ts';
import { refuseDemo } from './refuse-demo.ts';

/** What the API and the worker begin with, once nothing stands against serving: database, folder, keys, no demo. */
export async function openServices(options: EnvOptions = {}): Promise<Services> {
  const { DATABASE_URL, FILES_DIR, S3_BUCKET, WORKING_DAYS_FILE, production } = readEnv(undefined, options);
  if (WORKING_DAYS_FILE) takeOwnDays(WORKING_DAYS_FILE);
  await reachDatabases({ DATABASE_URL });
  if (production && !S3_BUCKET) refuseClosedFolders({ FILES_DIR });
  const services = await createServices(undefined, modules);
  await checkKeys(services.read, services.env);
  if (production) await refuseDemo(services.read, services.cipher);
  return services;
}
