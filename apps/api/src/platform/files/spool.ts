import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A stream laid down on disk for a moment, so that its length and sum are known before its first byte is sent. */
export interface Spooled {
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly sum: string;
  open(): Readable;
}

/** Lays a stream down, works with it, and takes it away again. Sealed content stays sealed there. */
export async function spooled<T>(content: Readable, work: (file: Spooled) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'jinguo-spool-'));
  const file = join(folder, 'content');
  try {
    const digest = createHash('sha256');
    let bytes = 0;
    const counted = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const piece of source) {
        digest.update(piece);
        bytes += piece.length;
        yield piece;
      }
    };
    await pipeline(content, counted, createWriteStream(file, { mode: 0o600 }));
    return await work({ bytes, sum: digest.digest('hex'), open: () => createReadStream(file) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
