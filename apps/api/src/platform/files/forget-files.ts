import { sql } from '../database/sql.ts';
import type { Job } from '../module.ts';
import { createFileStore } from './file-store.ts';
import { unusedFile } from './file-uses.ts';

const AT_ONCE = 500;

/**
 * Files whose term is over go, bytes first: a row without bytes would be found again tomorrow. One that something still
 * holds waits for that to end, and keeps none of the others.
 */
export const forgetFiles: Job = {
  name: 'platform.forget-files',
  cron: '40 3 * * *',
  async run(tx) {
    const store = createFileStore(tx.services.env);
    const over = await tx.sql<{ id: string; storage_key: string }>(
      sql`select f.id, f.storage_key from stored_file f where f.expires_at < ${tx.now} and ${unusedFile()}
        order by f.expires_at limit ${AT_ONCE} for update of f skip locked`,
    );
    const ids = over.map(({ id }) => id);
    for (const { storage_key } of over) await store.remove(storage_key);
    await tx.sql(sql`delete from stored_file where id = any(${ids}::uuid[])`);
  },
};
