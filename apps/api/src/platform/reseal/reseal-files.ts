import type pg from 'pg';
import type { Cipher } from '../crypto/cipher.ts';
import type { FileStore } from '../files/file-store.ts';
import { keyIdOfFile, openSealedFile, sealFile } from '../files/sealed-file.ts';
import { inTransaction } from './in-transaction.ts';

const AT_ONCE = 100;

/** How many sealed files each key sealed; one whose bytes are gone counts for none. */
export async function fileKeys(client: pg.ClientBase, store: FileStore): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for await (const { storage_key: key } of sealedFiles(client)) {
    const id = await keyIdOf(store, key);
    if (id !== null) found.set(id, (found.get(id) ?? 0) + 1);
  }
  return found;
}

/**
 * Seals files anew under their own names: the store gives a name to whole files only, so whoever reads has the old or the
 * new one. The row is held meanwhile, or bytes whose term ends now would come back without it.
 */
export async function resealFiles(
  client: pg.ClientBase,
  cipher: Cipher,
  store: FileStore,
  tell: (files: number) => void,
): Promise<void> {
  for await (const { id, storage_key: key, media_type: mediaType } of sealedFiles(client))
    await inTransaction(client, async () => {
      const held = await client.query('select 1 from stored_file where id = $1 for update skip locked', [id]);
      const keyId = held.rowCount ? await keyIdOf(store, key) : null;
      if (keyId === null || keyId === cipher.keyId) return;
      const plain = await openSealedFile(cipher, key, await store.getStream(key));
      await store.putStream(key, sealFile(cipher, key, plain), mediaType);
      tell(1);
    });
}

interface SealedRow {
  readonly id: string;
  readonly storage_key: string;
  readonly media_type: string;
}

async function* sealedFiles(client: pg.ClientBase): AsyncGenerator<SealedRow> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await client.query<SealedRow>(
      `select id, storage_key, media_type from stored_file where sealed and id > $1 order by id limit ${AT_ONCE}`,
      [after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Null when the bytes are not there: the file's term ended meanwhile. */
async function keyIdOf(store: FileStore, key: string): Promise<string | null> {
  try {
    return await keyIdOfFile(await store.getStream(key));
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (code === 'ENOENT' || message?.endsWith('answered 404.')) return null;
    throw error;
  }
}
