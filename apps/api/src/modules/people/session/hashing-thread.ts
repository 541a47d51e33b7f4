import { createRequire } from 'node:module';
import type { Options } from '@node-rs/argon2';
import { BackThread } from '../../../platform/jobs/back-thread.ts';

/** What a thread is asked, one question at a time. */
export type Asked =
  | { readonly password: string; readonly cost: Options }
  | { readonly password: string; readonly stored: string };

/** A thread that hashes passwords when nobody else needs the processor: whoever reads a list goes before whoever signs in. Rejects for a hash nobody can read. */
export const hashingThread = (): BackThread<Asked, string | boolean> =>
  new BackThread({
    name: 'hashing',
    answers: `(() => {
      const { hashSync, verifySync } = require(workerData.argon2);
      return ({ password, cost, stored }) => (cost ? hashSync(password, cost) : verifySync(stored, password));
    })()`,
    data: { argon2: createRequire(import.meta.url).resolve('@node-rs/argon2') },
    memory: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 2 },
  });
