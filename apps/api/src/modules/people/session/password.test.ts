import { afterEach, expect, it } from 'vitest';
import { cheapCost } from '../testing/cheap-hashing.ts';
import { dummyHash, hashAtCost, hashPassword, passwordCost, passwordFits } from './password.ts';

afterEach(() => hashAtCost(cheapCost));

it('a password costs what OWASP asks for at least, and its hash says how much', async () => {
  hashAtCost(passwordCost);
  const stored = await hashPassword('Ceshi-2026');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect([await passwordFits(stored, 'Ceshi-2026'), await passwordFits(stored, 'Ceshi-2027')]).toEqual([true, false]);
});

it('one of an earlier cost still fits, and one nobody can read fits nothing', async () => {
  expect(await passwordFits(await hashPassword('Ceshi-2026'), 'Ceshi-2026')).toBe(true);
  expect(await passwordFits('no hash', 'Ceshi-2026')).toBe(false);
  expect(await dummyHash()).toMatch(/^\$argon2id\$/);
});
