import { Repeater } from '@graphql-yoga/subscription';
import type { AppContext } from '../../../platform/context.ts';
import { fieldRulesTopic, loadActor } from '../../people/index.ts';

/** Time alone changes a board too (someone is overdue), and ends sessions and terms. */
const TICK_MS = 60_000;

/** What is read when somebody is told: null ends the stream. */
export interface Watched<T> {
  readonly activityId: string;
  read(ctx: AppContext): Promise<T | null>;
  /** Whether the minute alone is news. Without it the right is asked again all the same. */
  readonly everyMinute: boolean;
}

/**
 * Tells anew whenever something at the activity changes, in whichever process. Before each time the session and its grants
 * are read anew: the stream ends with the session, the right or the activity.
 */
export function watchActivity<T>(ctx: AppContext, { activityId, read, everyMinute }: Watched<T>): Repeater<T> {
  return new Repeater<T>(async (push, stop) => {
    let wake: () => void = () => undefined;
    let woken = false;
    // The first is always told: what happened since the page was read may have been missed.
    let news = true;
    const rouse = (): void => {
      woken = true;
      wake();
    };
    const note = (): void => {
      news = true;
      rouse();
    };
    let over = false;
    void stop.then(() => {
      over = true;
      rouse();
    });
    // Listens before the first read: nothing is missed in between.
    const topics = [`activity:${activityId}`, `session:${ctx.actor?.accountId}`, fieldRulesTopic];
    const silence = topics.map((topic) => ctx.services.live.subscribe(topic, note));
    const timer = setInterval(everyMinute ? note : rouse, TICK_MS);
    try {
      while (!over) {
        woken = false;
        const told = news;
        news = false;
        const value = await fresh(ctx, read);
        if (value === null || over) break;
        if (told) await push(value); // waits until it is taken: what changes meanwhile is told once
        if (!woken && !over)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      clearInterval(timer);
      for (const quiet of silence) quiet();
      stop();
    }
  });
}

async function fresh<T>(ctx: AppContext, read: Watched<T>['read']): Promise<T | null> {
  const { services, actor } = ctx;
  if (!actor) return null;
  const now = await loadActor((query) => services.read.rows(query), { sessionId: actor.sessionId }, services.now());
  ctx.actor = now?.actor ?? null;
  return ctx.actor && (await read(ctx));
}
