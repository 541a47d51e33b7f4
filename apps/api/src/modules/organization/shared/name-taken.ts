import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';

/**
 * Whether another unit or team under the same unit has the name, to be told with everything else. Of two who take it at
 * the same moment the index `unit_name_once` refuses the second.
 */
export async function nameTaken(
  tx: SignedInTx,
  parentId: string,
  name: string | undefined,
  self: string | null = null,
): Promise<readonly Reason[]> {
  if (name === undefined) return [];
  const [row] = await tx.sql(sql`select 1 as found from unit where parent_id = ${parentId} and name = ${name}
    and kind <> 'FEDERATION' and valid_to is null and id is distinct from ${self}::uuid limit 1`);
  return row ? [{ code: 'NAME_TAKEN', field: 'name' }] : [];
}
