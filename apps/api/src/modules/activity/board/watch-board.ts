import { Repeater } from '@graphql-yoga/subscription';
import type { AppContext } from '../../../platform/context.ts';
import type { Selection } from '../../../platform/projection/selection.ts';
import { fieldRulesTopic, loadActor } from '../../people/index.ts';
import { readBoard } from './board.ts';
import type { BoardType } from './board.type.ts';

/** Time alone changes a board too (someone is overdue), and ends sessions and terms. */
const TICK_MS = 60_000;

/**
 * A fresh board whenever something at the activity changes, in whichever process. Before each one the session and
 * its grants are read anew: the stream ends with the session, the right or the activity.
 */
export function watchBoard(ctx: AppContext, selection: Selection, activityId: string): Repeater<BoardType> {
  return new Repeater<BoardType>(async (push, stop) => {
    let wake: () => void = () => undefined;
    let touched = false;
    const note = (): void => {
      touched = true;
      wake();
    };
    let over = false;
    void stop.then(() => {
      over = true;
      note();
    });
    // Listens before the first read: nothing is missed in between.
    const topics = [`activity:${activityId}`, `session:${ctx.actor?.accountId}`, fieldRulesTopic];
    const silence = topics.map((topic) => ctx.services.live.subscribe(topic, note));
    const timer = setInterval(note, TICK_MS);
    try {
      while (!over) {
        touched = false;
        const board = await freshBoard(ctx, selection, activityId);
        if (!board || over) break;
        await push(board); // waits until it is taken: what changes meanwhile becomes one board
        if (!touched && !over)
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

async function freshBoard(ctx: AppContext, selection: Selection, activityId: string): Promise<BoardType | null> {
  const { services, actor } = ctx;
  if (!actor) return null;
  const fresh = await loadActor((query) => services.read.rows(query), { sessionId: actor.sessionId }, services.now());
  ctx.actor = fresh?.actor ?? null;
  return ctx.actor && (await readBoard(ctx, selection, activityId));
}
