import { constants, getPriority } from 'node:os';
import { type ResourceLimits, Worker } from 'node:worker_threads';

export interface BackThreadOf {
  /** What the system calls it. */
  readonly name: string;
  /** A JavaScript expression, as text because a bundle has no second file to start from: the function that answers, at once. It sees `require` and `workerData`. */
  readonly answers: string;
  readonly data: object;
  readonly memory: ResourceLimits;
}

/** On Linux a priority is the thread's own; elsewhere it would be the whole process's and is left alone. */
const threadOf = (answers: string): string => `
const { parentPort, workerData } = require('node:worker_threads');
if (process.platform === 'linux') require('node:os').setPriority(0, workerData.priority);
const answer = ${answers};
parentPort.on('message', (asked) => {
  try {
    parentPort.postMessage({ value: answer(asked) });
  } catch (error) {
    parentPort.postMessage({ fault: String(error) });
  }
});`;

type Told<Answer> = { readonly value: Answer } | { readonly fault: string };
interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thread for what holds a processor long: it runs when nobody else needs the processor, answers in the order it was
 * asked, starts with the first question and keeps no process alive while none waits.
 */
export class BackThread<Asked, Answer> {
  #worker: Worker | null = null;
  readonly #of: BackThreadOf;
  readonly #waiting: Waiting<Answer>[] = [];

  constructor(of: BackThreadOf) {
    this.#of = of;
  }

  /** Rejects with what the answering function throws, and when the thread ends first; the next question starts another. */
  ask(asked: Asked): Promise<Answer> {
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage(asked);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #start(): Worker {
    const { name, answers, data, memory } = this.#of;
    const priority = Math.min(
      constants.priority.PRIORITY_LOW,
      getPriority(0) + constants.priority.PRIORITY_BELOW_NORMAL,
    );
    const worker = new Worker(threadOf(answers), {
      eval: true,
      name,
      workerData: { ...data, priority },
      resourceLimits: memory,
    });
    worker.on('message', (told: Told<Answer>) => {
      const first = this.#waiting.shift();
      if (this.#waiting.length === 0) worker.unref();
      if ('fault' in told) first?.reject(new Error(told.fault));
      else first?.resolve(told.value);
    });
    let fault: unknown;
    worker.on('error', (error) => {
      fault = error;
    });
    worker.once('exit', () => {
      this.#worker = null;
      for (const one of this.#waiting.splice(0))
        one.reject(new Error(`The thread ${name} has ended.`, { cause: fault }));
    });
    return worker;
  }
}
