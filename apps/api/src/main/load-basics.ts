import { loadOrganization } from '../modules/organization/index.ts';
import { loadPrivacyNotice } from '../modules/people/index.ts';
import { loadServiceTypes } from '../modules/service-type/index.ts';
import type { Env } from '../platform/env.ts';
import { createFileStore } from '../platform/files/file-store.ts';
import { takeKeys } from '../platform/reseal/take-keys.ts';
import { divisionsPlace } from '../platform/settings/divisions-file.ts';

/** What every platform holds, loaded as the owner; what is there already stays as it is. */
export async function loadBasics(env: Env): Promise<void> {
  const ownerUrl = env.DATABASE_OWNER_URL || env.DATABASE_URL;
  await takeKeys(ownerUrl, env, createFileStore(env));
  await loadOrganization(ownerUrl, divisionsPlace(env.DIVISIONS_FILE));
  await loadServiceTypes(ownerUrl);
  await loadPrivacyNotice(ownerUrl);
}
