import { loadOrganization } from '../modules/organization/index.ts';
import { loadPrivacyNotice } from '../modules/people/index.ts';
import { loadServiceTypes } from '../modules/service-type/index.ts';
import { rememberKeys } from '../platform/database/installation.ts';
import type { Env } from '../platform/env.ts';
import { divisionsPlace } from '../platform/settings/divisions-file.ts';

/** What every platform holds, loaded as the owner; what is there already stays as it is. */
export async function loadBasics(env: Env): Promise<void> {
  const ownerUrl = env.DATABASE_OWNER_URL || env.DATABASE_URL;
  await rememberKeys(ownerUrl, env);
  await loadOrganization(ownerUrl, divisionsPlace(env.DIVISIONS_FILE));
  await loadServiceTypes(ownerUrl);
  await loadPrivacyNotice(ownerUrl);
}
