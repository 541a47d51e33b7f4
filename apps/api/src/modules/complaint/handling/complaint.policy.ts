import { type ComplaintState, complaintStateWords, type ObjectionNaming, type Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** What the policies look at. */
export interface ComplaintFacts {
  readonly state: ComplaintState;
  readonly deskPath: string;
  /** Whether she may have no part in it (hands.ts). */
  readonly barred: boolean;
}

const inState = (state: ComplaintState, ...wanted: readonly ComplaintState[]): Reason[] =>
  wanted.includes(state) ? [] : [{ code: 'COMPLAINT_DONE_STEP', params: { state: complaintStateWords[state].zh } }];

/** A different person: never who complains or entered it, is named, or had a hand in the activity (counter-rule a). */
const canHandle = (actor: Actor | null, { deskPath, barred }: ComplaintFacts): Reason[] => [
  ...lacks(actor, 'complaint.answer', deskPath),
  ...(barred ? [{ code: 'COMPLAINT_BARRED' } as const] : []),
];

/** Taken on, or not with a reason. */
export const canAccept = (actor: Actor | null, facts: ComplaintFacts): readonly Reason[] => [
  ...canHandle(actor, facts),
  ...inState(facts.state, 'RECEIVED'),
];
export const canAnswer = (actor: Actor | null, facts: ComplaintFacts): readonly Reason[] => [
  ...canHandle(actor, facts),
  ...inState(facts.state, 'ACCEPTED'),
];
/** By the unit above and another person: whoever answered is barred from the moment a review is asked for. */
export const canReview = (actor: Actor | null, facts: ComplaintFacts): readonly Reason[] => [
  ...canHandle(actor, facts),
  ...inState(facts.state, 'REVIEW'),
];

/** Whose identity is sealed is told to one person, who handles it and says why she must know. */
export const canReveal = (
  actor: Actor | null,
  facts: ComplaintFacts & { readonly naming: ObjectionNaming; readonly revealedTo: string | null },
): readonly Reason[] => [
  ...canHandle(actor, facts),
  ...inState(facts.state, 'RECEIVED', 'ACCEPTED', 'REVIEW'),
  ...(facts.naming === 'PROTECTED' ? [] : [{ code: 'COMPLAINT_NOT_PROTECTED' } as const]),
  ...(facts.revealedTo === null || facts.revealedTo === actor?.accountId ? [] : [{ code: 'COMPLAINT_TAKEN' } as const]),
];

/** What she who complained, or entered it for somebody, may do. */
export interface OwnFacts {
  readonly state: ComplaintState;
  readonly dueOn: string;
  readonly reviewAsked: boolean;
  readonly urgedFor: string | null;
}
export const canAskReview = ({ state, dueOn, reviewAsked }: OwnFacts, today: string): readonly Reason[] =>
  reviewAsked
    ? [{ code: 'REVIEW_ONCE' }]
    : [
        ...inState(state, 'ANSWERED', 'DECLINED'),
        ...((state === 'ANSWERED' || state === 'DECLINED') && dueOn < today
          ? [{ code: 'REVIEW_TOO_LATE', params: { day: dueOn } } as const]
          : []),
      ];
export const canWithdraw = ({ state }: OwnFacts): readonly Reason[] => inState(state, 'RECEIVED', 'ACCEPTED');
/** 催一下, once a working day. */
export const canUrge = ({ state, urgedFor }: OwnFacts, today: string): readonly Reason[] => [
  ...(['RECEIVED', 'ACCEPTED', 'REVIEW'].includes(state) ? [] : [{ code: 'COMPLAINT_NOT_WAITING' } as const]),
  ...(urgedFor !== null && urgedFor >= today ? [{ code: 'URGED_ALREADY' } as const] : []),
];
