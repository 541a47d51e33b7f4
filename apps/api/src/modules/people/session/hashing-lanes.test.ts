import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { expect, it } from 'vitest';
import { inLane } from './hashing-lanes.ts';
import { hashPassword, passwordCost, passwordFits } from './password.ts';

const cost = { ...passwordCost, memoryCost: 64, timeCost: 1 };

/** The nice value of every thread of this process by that name (proc(5), `stat`, field 19). */
const niceOf = (name: string): number[] =>
  readdirSync('/proc/self/task').flatMap((thread) => {
    const [, called, rest = ''] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')) ?? [];
    return called === name ? [Number(rest.split(' ')[16])] : [];
  });

it('many at once are each answered with their own', async () => {
  const words = Array.from({ length: 40 }, (_, i) => `巾帼-word-${i}`);
  const hashes = await Promise.all(words.map((password) => inLane({ password, cost })));
  expect(new Set(hashes).size).toBe(40);
  const fits = await Promise.all(
    hashes.map((stored, i) => passwordFits(String(stored), i % 2 ? `${words[i]}` : 'another')),
  );
  expect(fits).toEqual(words.map((_, i) => i % 2 === 1));
});

it('a hash nobody can read fits nothing and holds nobody up', async () => {
  const stored = await hashPassword('巾帼-word');
  const answers = await Promise.all([
    passwordFits('no hash', 'a'),
    passwordFits('', 'b'),
    passwordFits(stored, '巾帼-word'),
  ]);
  expect(answers).toEqual([false, false, true]);
});

it.runIf(process.platform === 'linux')('hashing goes behind everybody else, and nothing else does', async () => {
  await hashPassword('巾帼-word');
  const main = niceOf('node-MainThread').concat(niceOf('node'));
  const hashing = niceOf('hashing');
  expect(hashing.length).toBeGreaterThan(0);
  const most = constants.priority.PRIORITY_LOW;
  expect(Math.min(...hashing)).toBeGreaterThanOrEqual(Math.min(most, Math.max(0, ...main) + 10));
});
