import { once } from 'node:events';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Options } from '@node-rs/argon2';

/** What a thread is asked, one question at a time. */
export type Asked =
  | { readonly password: string; readonly cost: Options }
  | { readonly password: string; readonly stored: string };
type Told = { readonly value: string | boolean } | { readonly fault: string };

/**
 * Runs in the thread, as text because a bundle has no second file to start from. On Linux a priority is the thread's own:
 * whoever reads a list goes before whoever signs in. Elsewhere it would be the whole process's and is left alone.
 */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const os = require('node:os');
if (process.platform === 'linux') os.setPriority(0, Math.min(os.constants.priority.PRIORITY_LOW, os.getPriority(0) + workerData.behind));
const { hashSync, verifySync } = require(workerData.argon2);
parentPort.on('message', ({ password, cost, stored }) => {
  try {
    parentPort.postMessage({ value: cost ? hashSync(password, cost) : verifySync(stored, password) });
  } catch (error) {
    parentPort.postMessage({ fault: String(error) });
  }
});`;

/** A thread that hashes passwords when nobody else needs the processor. It starts with the first question and keeps no process alive. */
export class HashingThread {
  #worker: Worker | null = null;

  /** Rejects for a hash nobody can read. The caller waits for the answer before asking again. */
  async ask(asked: Asked): Promise<string | boolean> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    worker.ref();
    try {
      const answer = once(worker, 'message');
      worker.postMessage(asked);
      const [told] = (await answer) as [Told];
      if ('fault' in told) throw new Error(told.fault);
      return told.value;
    } finally {
      worker.unref();
    }
  }

  #start(): Worker {
    const argon2 = createRequire(import.meta.url).resolve('@node-rs/argon2');
    const worker = new Worker(THREAD, {
      eval: true,
      name: 'hashing',
      workerData: { argon2, behind: constants.priority.PRIORITY_BELOW_NORMAL },
      resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 2 },
    });
    // A thread that fails fails its one question; the next starts another.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      this.#worker = null;
      worker.emit('error', new Error('The hashing thread has ended.'));
    });
    return worker;
  }
}
