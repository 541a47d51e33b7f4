import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { createFileStore } from '../../../platform/files/file-store.ts';
import { unusedFile } from '../../../platform/files/file-uses.ts';
import { on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { filesErased } from '../people.events.ts';

/** Rows of files that nothing holds any more go with the transaction, their bytes after it. */
export async function eraseFiles(tx: Tx, which: Fragment): Promise<void> {
  const gone = await tx.sql<{ storage_key: string }>(
    sql`delete from stored_file f where ${which} and ${unusedFile()} returning storage_key`,
  );
  if (gone.length > 0) tx.publish(filesErased.of({ keys: gone.map((file) => file.storage_key) }));
}

/** Removing twice removes once: an event may come again. */
export const removeErasedFiles = on(filesErased, 'people.remove-erased-files', async (tx, { keys }) => {
  const store = createFileStore(tx.services.env);
  for (const key of keys) await store.remove(key);
});
