import type { ObjectionNaming, ObjectionState, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** What the policies look at. */
export interface ObjectionFacts {
  readonly state: ObjectionState;
  readonly unitPath: string;
  /** All accounts of whoever had a hand in the thing, and of her whom it is about. */
  readonly barred: readonly string[];
  /** Whether she objects herself. */
  readonly own: boolean;
}

/** A different person answers: never who objects, whom it is about, who proposed, scanned or approved it (counter-rule a). */
export const canAnswer = (actor: Actor | null, facts: ObjectionFacts): readonly Reason[] => [
  ...lacks(actor, 'objection.answer', facts.unitPath),
  ...(facts.own ? [{ code: 'OBJECTION_OWN' } as const] : []),
  ...(actor && facts.barred.includes(actor.accountId) ? [{ code: 'OBJECTION_BARRED' } as const] : []),
  ...(facts.state === 'OPEN' ? [] : [{ code: 'ALREADY_DECIDED' } as const]),
];

/** Whose identity is sealed is told to one person, who may answer and says why she must know. */
export const canReveal = (
  actor: Actor | null,
  facts: ObjectionFacts & { readonly naming: ObjectionNaming; readonly revealedTo: string | null },
): readonly Reason[] => [
  ...canAnswer(actor, facts),
  ...(facts.naming === 'PROTECTED' ? [] : [{ code: 'OBJECTION_NOT_PROTECTED' } as const]),
  ...(facts.revealedTo === null || facts.revealedTo === actor?.accountId ? [] : [{ code: 'OBJECTION_TAKEN' } as const]),
];
