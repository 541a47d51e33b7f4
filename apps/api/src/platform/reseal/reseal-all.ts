import type pg from 'pg';
import type { Cipher } from '../crypto/cipher.ts';
import { releaseKey } from '../database/released-keys.ts';
import type { FileStore } from '../files/file-store.ts';
import { countKeys, type KeyUse } from './count-keys.ts';
import { resealFiles } from './reseal-files.ts';
import { resealTable } from './reseal-rows.ts';
import { sealedTables } from './sealed-columns.ts';

export interface ResealTold {
  /** So many more texts of this table, or files. */
  progress(what: string, more: number): void;
}

/**
 * Seals anew everything that a retired key sealed, then counts. A retired key that nothing bears is released: from then on the
 * platform starts without it. Safe to break off and to run again, beside the running platform.
 */
export async function resealAll(
  client: pg.ClientBase,
  cipher: Cipher,
  store: FileStore,
  retired: readonly string[],
  told: ResealTold,
): Promise<{ readonly released: readonly string[]; readonly left: readonly KeyUse[] }> {
  for (const table of await sealedTables(client))
    await resealTable(client, cipher, table, (more) => told.progress(table.name, more));
  await resealFiles(client, cipher, store, (more) => told.progress('stored_file', more));
  const left = (await countKeys(client, store)).filter(({ id }) => id !== cipher.keyId);
  const released = retired.filter((id) => !left.some((use) => use.id === id));
  for (const id of released) await releaseKey(client, id);
  return { released, left };
}
