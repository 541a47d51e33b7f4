import type { NoticeOutcome, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';

/** What the policy looks at in an item on notice. */
export interface ItemFacts {
  readonly outcome: NoticeOutcome | null;
  readonly closesOn: string;
}

/** Who sees it may object, she whom it is about as well, until the last day of the notice is over. */
export const canObject = (actor: Actor | null, item: ItemFacts, today: string): readonly Reason[] => [
  ...(actor ? [] : [{ code: 'NOT_SIGNED_IN' } as const]),
  ...(item.outcome === null && item.closesOn >= today ? [] : [{ code: 'NOTICE_CLOSED' } as const]),
];
