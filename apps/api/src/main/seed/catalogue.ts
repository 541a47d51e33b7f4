import { loadOrganization } from '../../modules/organization/index.ts';
import { loadServiceTypes } from '../../modules/service-type/index.ts';

/** What every installation has before its first person: divisions, units, service types. */
export async function loadCatalogue(ownerUrl: string): Promise<void> {
  await loadOrganization(ownerUrl);
  await loadServiceTypes(ownerUrl);
}
