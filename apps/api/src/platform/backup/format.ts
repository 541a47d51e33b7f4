import { createHash, hkdfSync } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { BackupError, damaged, truncated } from './backup-error.ts';

/**
 * A backup file: one readable line, then sealed chunks. The line says how to read the rest and names the key, never
 * the data; it is bound to every chunk, so that it cannot be exchanged.
 */
export interface Header {
  readonly format: 1;
  readonly keyId: string;
  readonly salt: string;
  readonly takenAt: string;
}

const MAGIC = 'jinguo-backup ';
const MOST_HEADER = 4096;

/** Names a backup key without telling anything about it. */
export const keyIdOf = (key: Buffer): string =>
  createHash('sha256').update('jinguo backup key\u0000').update(key).digest('hex').slice(0, 16);

/** Each file has a key of its own, so that chunk numbers may begin at zero in each. */
export const fileKey = (key: Buffer, { salt }: Header): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.from(salt, 'hex'), 'jinguo backup v1', 32));

export const headerLine = (header: Header): Buffer => Buffer.from(`${MAGIC}${JSON.stringify(header)}\n`);

/** The first line of a file and where the chunks begin. */
export async function readHeader(file: string): Promise<{ header: Header; line: Buffer }> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(
      `打不开备份文件 ${file}（${error.code}）。`,
      `The backup ${file} cannot be opened (${error.code}).`,
    );
  });
  try {
    return parseHeader(await firstBytes(handle));
  } finally {
    await handle.close();
  }
}

async function firstBytes(handle: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_HEADER), 0, MOST_HEADER, 0);
  return buffer.subarray(0, bytesRead);
}

function parseHeader(bytes: Buffer): { header: Header; line: Buffer } {
  if (bytes.length === 0) throw truncated();
  if (!bytes.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC)))
    throw new BackupError('这不是巾帼志愿的备份文件。', 'This is no backup of Jinguo.');
  const end = bytes.indexOf('\n');
  if (end < 0) throw truncated();
  const line = bytes.subarray(0, end + 1);
  let header: Header;
  try {
    header = JSON.parse(line.subarray(MAGIC.length).toString('utf8')) as Header;
  } catch {
    throw damaged();
  }
  if (header.format !== 1)
    throw new BackupError(
      '备份来自更新的版本，请用写出它的版本或更新的版本恢复。',
      'The backup was written by a newer version: restore with that version or a later one.',
    );
  if (!/^[0-9a-f]{64}$/.test(header.salt) || !/^[0-9a-f]{16}$/.test(header.keyId)) throw damaged();
  return { header, line };
}
