import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { Seal, Unseal } from './seal-stream.ts';

const key = randomBytes(32);
const bound = Buffer.from('one file');
const CHUNK = 256 * 1024;
const plain = randomBytes(2 * CHUNK + 1000);

const sealed = (bytes: Buffer, under = key, to = bound): Promise<Buffer> =>
  buffer(Readable.from([bytes]).pipe(new Seal(under, to)));
/** In small pieces, as a disk or a network gives them. */
const opened = (bytes: Buffer, under = key, to = bound): Promise<Buffer> => {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 5000) }, (_, i) =>
    bytes.subarray(i * 5000, i * 5000 + 5000),
  );
  return buffer(Readable.from(pieces).pipe(new Unseal(under, to)));
};
/** The chunks of a sealed stream as they lie in it. */
function chunksOf(bytes: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = 4 + (bytes.readUInt32BE(at) & 0x7fff_ffff);
    chunks.push(bytes.subarray(at, at + length));
    at += length;
  }
  return chunks;
}

it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])('%i bytes come back as they went in', async (length) => {
  const bytes = plain.subarray(0, length);
  const full = length > plain.length ? Buffer.concat([plain, plain]).subarray(0, length) : bytes;
  expect((await opened(await sealed(full))).equals(full)).toBe(true);
});

it('chunks left out, repeated, in another order or of another stream are refused, and so is a stream cut off', async () => {
  const [a, b, last] = chunksOf(await sealed(plain)) as [Buffer, Buffer, Buffer];
  const [, other] = chunksOf(await sealed(plain)) as [Buffer, Buffer];
  const [, stranger] = chunksOf(await sealed(plain, randomBytes(32))) as [Buffer, Buffer];
  expect(other.equals(b)).toBe(true); // One key serves one stream: only then do numbers tell chunks apart.
  const changed = [
    [b, a, last],
    [a, a, last],
    [a, last],
    [a, stranger, last],
    [a, b, last, last],
    [last, a, b],
  ];
  for (const chunks of changed) await expect(opened(Buffer.concat(chunks))).rejects.toThrow('changed');
  for (const chunks of [[], [a], [a, b]]) await expect(opened(Buffer.concat(chunks))).rejects.toThrow('cut off');
  for (const length of [1, 3, 4, 100, last.length - 1])
    await expect(opened(Buffer.concat([a, b, last.subarray(0, length)]))).rejects.toThrow('cut off');
});

it('a chunk may not be called the last, nor the last one a chunk in between', async () => {
  const [a, b, last] = chunksOf(await sealed(plain)) as [Buffer, Buffer, Buffer];
  const marked = (chunk: Buffer, isLast: boolean): Buffer => {
    const copy = Buffer.from(chunk);
    copy[0] = isLast ? (copy[0] ?? 0) | 0x80 : (copy[0] ?? 0) & 0x7f;
    return copy;
  };
  await expect(opened(Buffer.concat([a, marked(b, true)]))).rejects.toThrow('changed');
  await expect(opened(Buffer.concat([a, b, marked(last, false), last]))).rejects.toThrow('changed');
});

it('one changed bit, another key or another binding gives nothing of that chunk', async () => {
  const bytes = await sealed(plain);
  for (const at of [5, CHUNK + 100, bytes.length - 1]) {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    await expect(opened(copy)).rejects.toThrow('changed');
  }
  await expect(opened(bytes, randomBytes(32))).rejects.toThrow('changed');
  await expect(opened(bytes, key, Buffer.from('another file'))).rejects.toThrow('changed');
});
