import { expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { drawRandom } from './random-pool.ts';

test('no random bytes are given twice, across many pools, and what was given is not changed by later draws', () => {
  const drawn = Array.from({ length: 5000 }, () => drawRandom(16));
  expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(5000);
  expect(drawn.every((bytes) => bytes.length === 16 && bytes.some((byte) => byte !== 0))).toBe(true);
  expect(() => drawRandom(4097)).toThrow(RangeError);
});

test('identifiers are made in the order of time, each greater than the one before, and are UUIDs of version 7', () => {
  const begun = Date.now();
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids.slice(0, 100))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const made = Number.parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16);
  expect(made).toBeGreaterThanOrEqual(begun);
  expect(made).toBeLessThanOrEqual(Date.now());
  // What follows time and count is random: two in a row share it by chance only.
  expect(new Set(ids.map((id) => id.slice(-8))).size).toBeGreaterThan(19_900);
});
