import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createCipher } from '../crypto/cipher.ts';
import { openSealedFile, sealFile } from './sealed-file.ts';

const keys = { dataKey: randomBytes(32), indexKey: randomBytes(32) };
const cipher = createCipher(keys);
const plain = Buffer.from('演示·王秀兰,13900000000\n'.repeat(40_000));

const sealed = (key = 'aa/one.sealed'): Promise<Buffer> => buffer(sealFile(cipher, key, Readable.from([plain])));
const opened = async (bytes: Buffer, key = 'aa/one.sealed', by = cipher): Promise<Buffer> =>
  buffer(await openSealedFile(by, key, Readable.from([bytes.subarray(0, 7), bytes.subarray(7)])));

it('opens what was sealed, shows nothing of it where it lies, and never seals alike twice', async () => {
  const bytes = await sealed();
  expect(bytes.toString('latin1')).toMatch(/^jinguo-file \{"format":1,"keyId":"k1","salt":"[0-9a-f]{64}"\}\n/);
  expect(bytes.includes('13900000000')).toBe(false);
  expect((await opened(bytes)).equals(plain)).toBe(true);
  expect((await sealed()).subarray(-100).equals(bytes.subarray(-100))).toBe(false);
});

it('a file of the time before opens, until its term is over', async () => {
  const before = Buffer.from(cipher.seal(plain.toString('base64')), 'utf8');
  expect((await opened(before)).equals(plain)).toBe(true);
  before[before.length - 5] = (before.at(-5) ?? 0) ^ 1;
  await expect(opened(before)).rejects.toThrow();
});

it('a file put in the place of another does not open, nor one with another first line, nor under another key', async () => {
  const bytes = await sealed();
  await expect(opened(bytes, 'aa/two.sealed')).rejects.toThrow('changed');
  const line = bytes.indexOf(10) + 1;
  const other = await sealed();
  await expect(opened(Buffer.concat([other.subarray(0, line), bytes.subarray(line)]))).rejects.toThrow('changed');
  const extended = Buffer.concat([
    Buffer.from(bytes.subarray(0, line).toString().replace('}', ',"x":1}')),
    bytes.subarray(line),
  ]);
  await expect(opened(extended)).rejects.toThrow('changed');
  await expect(opened(bytes, 'aa/one.sealed', createCipher({ ...keys, dataKey: randomBytes(32) }))).rejects.toThrow(
    'changed',
  );
});

it.each([0, 5, 30, 120, -1, -20, 300_000])('a file cut at %i is refused', async (at) => {
  await expect(opened((await sealed()).subarray(0, at))).rejects.toThrow();
});

it('what fails while a file is made fails the sealing, and nobody waits for ever', async () => {
  const failing = async function* (): AsyncGenerator<Buffer> {
    yield plain;
    throw new Error('the list broke off');
  };
  await expect(buffer(sealFile(cipher, 'aa/one.sealed', failing()))).rejects.toThrow('the list broke off');
});
