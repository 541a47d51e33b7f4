import { availableParallelism } from 'node:os';
import { type Asked, hashingThread } from './hashing-thread.ts';

/**
 * Hashing is heavy on purpose. One processor is always left to everybody else: who comes with fifty sign-ins at once waits
 * in line, the lists do not.
 */
const LANES = Math.max(1, Math.min(2, availableParallelism() - 1));

const free = Array.from({ length: LANES }, hashingThread);
const waiting: ((thread: ReturnType<typeof hashingThread>) => void)[] = [];
let runs = 0;

/** Hashes or compares one password when a lane is free, in order of arrival. Rejects for a hash nobody can read. */
export async function inLane(asked: Asked): Promise<string | boolean> {
  const thread = free.pop() ?? (await new Promise<ReturnType<typeof hashingThread>>((go) => waiting.push(go)));
  runs += 1;
  try {
    return await thread.ask(asked);
  } finally {
    // The lane goes to the next in line without being given back in between.
    const next = waiting.shift();
    if (next) next(thread);
    else free.push(thread);
  }
}

/** How much hashing this process has done: what a sign-in costs must not tell who is registered. */
export const hashingRuns = (): number => runs;
