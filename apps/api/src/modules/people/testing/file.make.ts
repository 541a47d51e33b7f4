import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { World } from '../../../platform/testing/world.ts';

/** A stored file's row, as an upload would leave it: sealed where it has a term; no bytes behind it. */
export async function makeFile(
  { services }: Pick<World, 'services'>,
  spec: { uploadedBy: string; countyCode: string; mediaType?: string; expiresAt?: string },
): Promise<string> {
  const id = newId();
  await services.read.rows(sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code, sealed, expires_at)
    values (${id}, ${`test/${id}`}, ${spec.mediaType ?? 'image/jpeg'}, 1, ${Buffer.alloc(32)}, ${spec.uploadedBy}, ${spec.countyCode},
      ${spec.expiresAt !== undefined}, ${spec.expiresAt ?? null})`);
  return id;
}
