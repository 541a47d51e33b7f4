import pg from 'pg';
import { type CipherKeys, dataKeysOf } from '../crypto/cipher.ts';
import { rememberKeys } from '../database/installation.ts';
import { needAgain, noteAbsent, releasedAndAbsent } from '../database/released-keys.ts';
import type { FileStore } from '../files/file-store.ts';
import { countKeys } from './count-keys.ts';

/** The keys a platform starts with, as the owner: none that something still bears may be missing. */
export async function takeKeys(ownerUrl: string, keys: CipherKeys, store: FileStore): Promise<void> {
  await lookForReleased(ownerUrl, keys, store);
  await rememberKeys(ownerUrl, keys);
}

/**
 * The first start without a released key counts once more: a process that nobody restarted may have gone on sealing with
 * it after the rotation had counted. What bears it makes it needed again, for every process.
 */
async function lookForReleased(ownerUrl: string, keys: CipherKeys, store: FileStore): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const present = dataKeysOf(keys).map(({ id }) => id);
    const absent = await releasedAndAbsent(client, present);
    if (absent.length === 0) return;
    const borne = new Set((await countKeys(client, store)).map(({ id }) => id));
    for (const id of absent) await (borne.has(id) ? needAgain(client, id) : noteAbsent(client, id));
  } finally {
    await client.end();
  }
}
