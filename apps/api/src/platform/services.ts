import type { Services as Parts } from './context.ts';
import { createCipher } from './crypto/cipher.ts';
import { createOrm } from './database/orm.ts';
import { createReadDb } from './database/read.ts';
import { readEnv } from './env.ts';
import { createLiveHub } from './live/live-hub.ts';
import type { Module } from './module.ts';
import { createRateLimits } from './rate-limits.ts';

export type Services = Parts & { close(): Promise<void> };

/** Opens what a process needs. The environment is given in tests, read from the process otherwise. */
export async function createServices(
  source: NodeJS.ProcessEnv | undefined,
  modules: readonly Module[],
  more: { now?: () => Date; rateFactor?: number } = {},
): Promise<Services> {
  const env = readEnv(source);
  const orm = await createOrm(
    env.DATABASE_URL,
    modules.flatMap((module) => module.entities),
    env.DATABASE_POOL,
  );
  const read = createReadDb(env.DATABASE_URL, env.DATABASE_POOL);
  const live = await createLiveHub(env.DATABASE_URL);
  return {
    env,
    orm,
    read,
    live,
    cipher: createCipher(env),
    limits: createRateLimits(more.rateFactor),
    now: more.now ?? (() => new Date()),
    async close() {
      await live.stop();
      await read.end();
      await orm.close(true);
    },
  };
}
