import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createCipher } from './cipher.ts';

const keys = { dataKey: randomBytes(32), indexKey: randomBytes(32) };
const cipher = createCipher(keys);

it('opens what it sealed, names its key, and never seals alike twice', () => {
  const sealed = cipher.seal('370303199003070021');
  expect(sealed).toMatch(/^k1:/);
  expect(sealed).not.toContain('370303');
  expect(cipher.open(sealed)).toBe('370303199003070021');
  expect(cipher.seal('370303199003070021')).not.toBe(sealed);
});

it('refuses a sealed text that was changed or sealed under another key', () => {
  const sealed = cipher.seal('138');
  const bytes = Buffer.from(sealed.slice(3), 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => cipher.open(`k1:${bytes.toString('base64')}`)).toThrow();
  expect(() => createCipher({ ...keys, dataKey: randomBytes(32) }).open(sealed)).toThrow();
  expect(() => cipher.open('k9:AAAA')).toThrow('unknown key');
});

it('a new key seals; a retired one still opens what it sealed, and a key taken away does not', () => {
  const old = cipher.seal('138');
  const next = { ...keys, dataKey: randomBytes(32), dataKeyId: 'k2' };
  const both = createCipher({ ...next, retiredKeys: [{ id: 'k1', key: keys.dataKey }] });
  expect(both.open(old)).toBe('138');
  expect(both.seal('138')).toMatch(/^k2:/);
  expect(both.open(both.seal('138'))).toBe('138');
  expect(() => createCipher(next).open(old)).toThrow('unknown key');
  expect(() => createCipher(next).streamKey('k1', randomBytes(32))).toThrow('unknown key');
});

it('indexes equal texts of one purpose alike, and other purposes apart', () => {
  expect(cipher.index('phone', '13800000000')).toEqual(cipher.index('phone', '13800000000'));
  expect(cipher.index('phone', '13800000000')).not.toEqual(cipher.index('id', '13800000000'));
});
