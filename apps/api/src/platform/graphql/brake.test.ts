import { expect, it } from 'vitest';
import type { AppContext } from '../context.ts';
import { createRateLimits } from '../rate-limits.ts';
import { brake } from './brake.ts';

it('a public query is answered up to its limit per address, then refused with a sentence; another address goes on', async () => {
  const limits = createRateLimits();
  const from = (ip: string) => ({ actor: null, origin: { ip }, services: { limits } }) as unknown as AppContext;
  const ask = (ip: string) => brake(from(ip), 'test', { points: 2, seconds: 60 });
  await ask('10.0.0.1');
  await ask('10.0.0.1');
  await expect(ask('10.0.0.1')).rejects.toMatchObject({
    message: expect.stringContaining('操作太频繁'),
    extensions: { code: 'TOO_MANY_REQUESTS' },
  });
  await ask('10.0.0.2');
});
