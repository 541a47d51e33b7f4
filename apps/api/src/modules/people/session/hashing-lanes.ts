import { availableParallelism } from 'node:os';

/**
 * Hashing is heavy on purpose. One processor is always left to everybody else, and most of libuv's four threads stay free
 * for files and names: who comes with fifty sign-ins at once waits in line, the lists do not.
 */
const LANES = Math.max(1, Math.min(2, availableParallelism() - 1));

const waiting: (() => void)[] = [];
let busy = 0;
let runs = 0;

/** Runs one piece of hashing when a lane is free, in order of arrival. */
export async function inLane<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= LANES) await new Promise<void>((go) => waiting.push(go));
  else busy += 1;
  runs += 1;
  try {
    return await work();
  } finally {
    // The lane goes to the next in line without being given back in between.
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }
}

/** How much hashing this process has done: what a sign-in costs must not tell who is registered. */
export const hashingRuns = (): number => runs;
