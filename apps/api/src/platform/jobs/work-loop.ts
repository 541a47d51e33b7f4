import type { Logger } from 'pino';
import type { Services } from '../context.ts';
import { type FaultLog, faultLog } from './fault-log.ts';
import type { Running } from './outbox-loop.ts';

/**
 * Long work cut into steps, each a transaction of its own: a killed worker loses one step at most, and the next worker
 * takes up where the last commit was. Rows are taken FOR UPDATE SKIP LOCKED, so several workers may run.
 */
export interface Work {
  readonly name: string;
  /** Live topic that says there is something to do. */
  readonly topic: string;
  /** One step of the oldest unfinished piece; false when there is none. */
  step(services: Services): Promise<boolean>;
}

const POLL_MS = 2000;

/** Runs every kind of work side by side, each step after step, woken by its topic and every two seconds. */
export function startWork(services: Services, works: readonly Work[], log: Logger): Running {
  const tell = faultLog(log);
  const loops = works.map((work) => startLoop(services, work, tell));
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))) };
}

function startLoop(services: Services, work: Work, tell: FaultLog): Running {
  let stopped = false;
  let touched = true;
  let wake: (() => void) | null = null;
  const note = (): void => {
    touched = true;
    wake?.();
  };
  const unsubscribe = services.live.subscribe(work.topic, note);
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (touched || stopped) wake();
    });
  const run = async (): Promise<void> => {
    while (!stopped) {
      touched = false;
      try {
        while (!stopped && (await work.step(services)));
      } catch (error) {
        tell(error, 'a step of long work failed', { work: work.name });
      }
      if (!stopped) await rest();
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      unsubscribe();
      note();
      await running;
    },
  };
}
