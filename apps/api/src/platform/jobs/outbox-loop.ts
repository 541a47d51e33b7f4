import type { Logger } from 'pino';
import type { Services } from '../context.ts';
import type { Subscriber } from '../module.ts';
import { deliverNext } from '../outbox/deliver.ts';
import { faultLog } from './fault-log.ts';

export interface Running {
  stop(): Promise<void>;
}

/** How long a lost wake-up or a due retry may wait. */
const POLL_MS = 1000;

/** Delivers events as they come: woken by the live topic `outbox`, and each second in case the word was lost. */
export function startOutboxLoop(services: Services, subscribers: readonly Subscriber[], log: Logger): Running {
  const tell = faultLog(log);
  let stopped = false;
  let touched = true;
  let wake: (() => void) | null = null;
  const unsubscribe = services.live.subscribe('outbox', () => {
    touched = true;
    wake?.();
  });
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
        while (!stopped && (await deliverNext(services, subscribers, log)));
      } catch (error) {
        tell(error, 'the outbox could not be read');
      }
      if (!stopped) await rest();
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      unsubscribe();
      wake?.();
      await running;
    },
  };
}
