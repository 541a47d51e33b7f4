import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Services } from '../context.ts';
import { sql } from '../database/sql.ts';
import { newId } from '../ids.ts';
import type { Tx } from '../use-case.ts';
import type { AcceptedFile } from './accept-file.ts';
import type { FileStore } from './file-store.ts';
import { openSealedFile, sealFile } from './sealed-file.ts';

interface Kept extends Omit<AcceptedFile, 'bytes'> {
  readonly uploadedBy: string;
  readonly countyCode: string;
  readonly name?: string;
  readonly expiresAt?: Date;
}
export interface KeepFile extends Kept {
  readonly bytes: Buffer;
  /** Sealed where it lies: for files full of people. */
  readonly sealed: boolean;
}
export interface KeepStream extends Kept {
  /** The same at each try of the same work: what a try that was broken off left behind is written over. */
  readonly id?: string;
}

/** Writes the row and the bytes: both or neither. Returns the id it is opened by. */
export async function keepFile(tx: Tx, store: FileStore, { bytes, sealed, ...file }: KeepFile): Promise<string> {
  if (sealed) return keepStream(tx, store, file, Readable.from([bytes]));
  const id = newId();
  const key = keyOf(id, file.extension);
  await writeRows(tx, [{ ...file, id, key, sealed, bytes: bytes.length, sha256: sum(bytes) }]);
  await store.put(key, bytes, file.mediaType);
  return id;
}

/** Several sealed ones at once, each of few bytes, with one statement for all. Returns their ids in the same order. */
export async function keepSealed(
  tx: Tx,
  store: FileStore,
  files: readonly (Kept & { readonly bytes: Buffer })[],
): Promise<string[]> {
  const rows = files.map(({ bytes, ...file }) => {
    const id = newId();
    return {
      ...file,
      id,
      key: keyOf(id, 'sealed'),
      sealed: true,
      bytes: bytes.length,
      sha256: sum(bytes),
      content: bytes,
    };
  });
  await Promise.all(
    rows.map(({ key, content, mediaType }) =>
      store.putStream(key, sealFile(tx.services.cipher, key, Readable.from([content])), mediaType),
    ),
  );
  await writeRows(tx, rows);
  return rows.map(({ id }) => id);
}

/** The same for a file as it is made: sealed piece by piece, never whole in memory. */
export async function keepStream(
  tx: Tx,
  store: FileStore,
  { id = newId(), ...file }: KeepStream,
  content: AsyncIterable<Uint8Array>,
): Promise<string> {
  const key = keyOf(id, 'sealed');
  const digest = createHash('sha256');
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      digest.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  await store.putStream(key, sealFile(tx.services.cipher, key, counted()), file.mediaType);
  await writeRows(tx, [{ ...file, id, key, sealed: true, bytes, sha256: digest.digest() }]);
  return id;
}

/** Takes away what broken-off tries of `keepStream` with this id may have left; no row names it. */
export const forgetStream = (store: FileStore, id: string): Promise<void> => store.remove(keyOf(id, 'sealed'));

/** The bytes as they were given, all at once: for what is small or must be whole. */
export async function openFile(
  services: Pick<Services, 'cipher'>,
  store: FileStore,
  row: { readonly storage_key: string; readonly sealed: boolean },
): Promise<Buffer> {
  return row.sealed ? buffer(await openStream(services, store, row)) : store.get(row.storage_key);
}

/** A sealed file's bytes, opened piece by piece as they are read. */
export const openStream = async (
  { cipher }: Pick<Services, 'cipher'>,
  store: FileStore,
  { storage_key: key }: { readonly storage_key: string },
): Promise<Readable> => openSealedFile(cipher, key, await store.getStream(key));

const keyOf = (id: string, extension: string): string => `${id.slice(0, 8)}/${id}.${extension}`;
const sum = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

interface Row extends Kept {
  readonly id: string;
  readonly key: string;
  readonly sealed: boolean;
  readonly bytes: number;
  readonly sha256: Buffer;
}

function writeRows(tx: Tx, files: readonly Row[]): Promise<unknown> {
  const rows = files.map(({ id, key, mediaType, bytes, sha256, uploadedBy, countyCode, sealed, name, expiresAt }) => ({
    ...{ id, key, type: mediaType, bytes, sum: sha256.toString('hex'), by: uploadedBy, county: countyCode, sealed },
    ...{ name, until: expiresAt },
  }));
  return tx.sql(sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code, created_at, sealed, file_name, expires_at)
    select id, key, type, bytes, decode(sum, 'hex'), by, county, ${tx.now}::timestamptz, sealed, name, until
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (id uuid, key text, type text, bytes bigint, sum text, by uuid, county text,
      sealed boolean, name text, until timestamptz)`);
}
