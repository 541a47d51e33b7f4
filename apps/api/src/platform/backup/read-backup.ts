import { createReadStream } from 'node:fs';
import { createZstdDecompress } from 'node:zlib';
import { SealBroken, Unseal } from '../crypto/seal-stream.ts';
import { type Manifest, type Part, parts, type Sum } from './archive.ts';
import { BackupError, damaged, truncated } from './backup-error.ts';
import { fileKey, keyIdOf, readHeader } from './format.ts';
import type { Progress } from './progress.ts';
import { Summer } from './summer.ts';

/** The parts of a backup file, each chunk checked before anything of it is seen. */
export async function* readBackup(file: string, backupKey: Buffer): AsyncGenerator<Part> {
  if (file.endsWith('.part')) throw truncated();
  const { header, line } = await readHeader(file);
  if (header.keyId !== keyIdOf(backupKey))
    throw new BackupError(
      `这份备份是用另一把备份密钥加密的（编号 ${header.keyId}），请指定那一把：BACKUP_KEY_FILE。`,
      `The backup was sealed with another backup key (id ${header.keyId}): name that one in BACKUP_KEY_FILE.`,
    );
  const unseal = new Unseal(fileKey(backupKey, header), line);
  const source = createReadStream(file, { start: line.length });
  const plain = createZstdDecompress();
  source.once('error', (error) => unseal.destroy(error));
  unseal.once('error', (error) => plain.destroy(error));
  source.pipe(unseal).pipe(plain);
  try {
    yield* parts(plain as AsyncIterable<Buffer>);
  } catch (error) {
    if (error instanceof SealBroken) throw error.cut ? truncated() : damaged();
    throw error instanceof BackupError || (error as NodeJS.ErrnoException).syscall ? error : damaged();
  } finally {
    source.destroy();
  }
}

/** Reads a backup to its end and compares every sum; returns its manifest. Writes nothing. */
export async function verifyBackup(file: string, backupKey: Buffer, progress: Progress): Promise<Manifest> {
  const sums: Sum[] = [];
  let summer = new Summer();
  let table = false;
  let manifest: Manifest | null = null;
  for await (const part of readBackup(file, backupKey)) {
    if (manifest) throw damaged();
    if (part.kind === 'begin') {
      summer = new Summer();
      table = part.entry.type === 'table';
    } else if (part.kind === 'data') {
      summer.add(part.bytes);
      progress.bytes(part.bytes.length);
    } else if (part.kind === 'end') {
      const sum = summer.sum(table);
      if (!same(sum, part.sum)) throw damaged();
      if (table) sums.push(sum);
    } else manifest = part.manifest;
  }
  if (!manifest) throw truncated();
  const { tables } = manifest;
  if (tables.length !== sums.length || tables.some((one, at) => !same(one, sums[at]))) throw damaged();
  return manifest;
}

const same = (one: Sum, other: Sum | undefined): boolean =>
  one.bytes === other?.bytes && one.rows === other.rows && one.sha256 === other.sha256;
