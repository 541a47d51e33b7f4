import { constants, getPriority } from 'node:os';
import { expect, it } from 'vitest';
import { BackThread } from './back-thread.ts';

const memory = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 2 };
const thread = new BackThread<string, string>({
  name: 'testing',
  answers: `(asked) => {
    if (asked === 'end') process.exit(0);
    if (asked === 'fail') throw new Error('no answer');
    return asked === 'priority' ? String(require('node:os').getPriority(0)) : workerData.greeting + asked;
  }`,
  data: { greeting: '您好' },
  memory,
});

it('questions asked at once are each answered with their own, and one that fails holds up no other', async () => {
  const asked = Array.from({ length: 50 }, (_, n) => (n === 20 ? 'fail' : String(n)));
  const told = await Promise.allSettled(asked.map((one) => thread.ask(one)));
  for (const [n, one] of told.entries())
    if (n === 20) expect(one).toMatchObject({ status: 'rejected', reason: { message: 'Error: no answer' } });
    else expect(one).toEqual({ status: 'fulfilled', value: `您好${n}` });
});

it('a thread that ends fails what still waits, and the next question starts another', async () => {
  const told = await Promise.allSettled([thread.ask('a'), thread.ask('end'), thread.ask('b')]);
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await thread.ask('c')).toBe('您好c');
});

it('a thread that cannot start says why', async () => {
  const broken = new BackThread<string, string>({
    name: 'broken',
    answers: 'require("no-such-module")',
    data: {},
    memory,
  });
  await expect(broken.ask('a')).rejects.toMatchObject({ cause: { code: 'MODULE_NOT_FOUND' } });
});

it.runIf(process.platform === 'linux')('it goes behind everybody else in its process', async () => {
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
  expect(Number(await thread.ask('priority'))).toBe(Math.min(PRIORITY_LOW, getPriority(0) + PRIORITY_BELOW_NORMAL));
});
