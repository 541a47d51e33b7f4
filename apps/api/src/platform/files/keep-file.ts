import { createHash } from 'node:crypto';
import type { Services } from '../context.ts';
import { sql } from '../database/sql.ts';
import { newId } from '../ids.ts';
import type { Tx } from '../use-case.ts';
import type { AcceptedFile } from './accept-file.ts';
import type { FileStore } from './file-store.ts';

export interface KeepFile extends AcceptedFile {
  readonly uploadedBy: string;
  readonly countyCode: string;
  /** Sealed where it lies: for files full of people. */
  readonly sealed: boolean;
  readonly name?: string;
  readonly expiresAt?: Date;
}

/** Writes the row and the bytes: both or neither. Returns the id it is opened by. */
export async function keepFile(tx: Tx, store: FileStore, file: KeepFile): Promise<string> {
  const id = newId();
  const key = `${id.slice(0, 8)}/${id}.${file.sealed ? 'sealed' : file.extension}`;
  await tx.sql(sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code, created_at, sealed, file_name, expires_at)
    values (${id}, ${key}, ${file.mediaType}, ${file.bytes.length}, ${createHash('sha256').update(file.bytes).digest()}, ${file.uploadedBy},
      ${file.countyCode}, ${tx.now}, ${file.sealed}, ${file.name ?? null}, ${file.expiresAt ?? null})`);
  const { cipher } = tx.services;
  const kept = file.sealed ? Buffer.from(cipher.seal(file.bytes.toString('base64')), 'utf8') : file.bytes;
  await store.put(key, kept, file.mediaType);
  return id;
}

/** The bytes as they were given. */
export async function openFile(
  { cipher }: Pick<Services, 'cipher'>,
  store: FileStore,
  row: { readonly storage_key: string; readonly sealed: boolean },
): Promise<Buffer> {
  const kept = await store.get(row.storage_key);
  return row.sealed ? Buffer.from(cipher.open(kept.toString('utf8')), 'base64') : kept;
}
