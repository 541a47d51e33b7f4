import type { QualificationState, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

interface Verifiable {
  /** Hers, by whichever of her accounts. */
  readonly volunteerAccountIds: readonly string[];
  /** Of whoever wrote the paper down for her, by whichever account; none where she did it herself. */
  readonly enteredAccountIds: readonly string[];
  readonly unitPath: string;
  readonly state: QualificationState;
  /** Whether there is a number to ask after or a photo to look at. */
  readonly proven: boolean;
}

const rightOver = (actor: Actor | null, row: Verifiable): readonly Reason[] => [
  ...lacks(actor, 'qualification.verify', row.unitPath),
  ...(actor && row.volunteerAccountIds.includes(actor.accountId) ? [{ code: 'OWN_QUALIFICATION' } as const] : []),
];

/**
 * Who may verify: staff of the federation she belongs to or above, never herself, nor who wrote it down for her, by
 * whichever account (counter-rule a).
 */
export const canVerify = (actor: Actor | null, row: Verifiable): readonly Reason[] => [
  ...rightOver(actor, row),
  ...(actor && row.enteredAccountIds.includes(actor.accountId) ? [{ code: 'SAME_PERSON_CONFIRMS' } as const] : []),
  ...(row.state === 'CLAIMED' ? [] : [{ code: 'ALREADY_DECIDED' } as const]),
  ...(row.proven ? [] : [{ code: 'QUALIFICATION_UNPROVEN' } as const]),
];

/** The same people take a verification back that proved wrong. */
export const canReject = (actor: Actor | null, row: Verifiable): readonly Reason[] => [
  ...rightOver(actor, row),
  ...(row.state === 'REJECTED' ? [{ code: 'ALREADY_DECIDED' } as const] : []),
];
