import { sql } from '../../../platform/database/sql.ts';
import { createFileStore } from '../../../platform/files/file-store.ts';
import { on } from '../../../platform/module.ts';
import { photoWithdrawn } from '../activity.events.ts';

/** The bytes of a photo taken back go. The store forgets a key twice without complaint, so a retry does no harm. */
export const erasePhoto = on(photoWithdrawn, 'activity.erase-photo', async (tx, { photoId }) => {
  const [row] = await tx.sql<{ storage_key: string }>(
    sql`select f.storage_key from activity_photo p join stored_file f on f.id = p.file_id
      where p.id = ${photoId} and p.withdrawn_at is not null and p.erased_at is null for update of p`,
  );
  if (!row) return;
  await createFileStore(tx.services.env).remove(row.storage_key);
  await tx.sql(sql`update activity_photo set erased_at = ${tx.now} where id = ${photoId}`);
});
