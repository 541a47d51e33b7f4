import { type CorrectionState, correctionStateWords, type Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { type ApartFacts, differentPerson, notFrozen, type RecordFacts, wrongState } from '../record/record-policy.ts';

/** What the policy looks at in a proposed correction. */
export interface CorrectionFacts extends Omit<ApartFacts, 'proposedBy'> {
  readonly correctionState: CorrectionState;
  readonly correctionBy: readonly string[];
  readonly objectionOpen: boolean;
}

/** Who may say that an approved record is wrong: an approver in reach, never for herself; one correction at a time. */
export const canCorrect = (
  actor: Actor | null,
  record: RecordFacts & { readonly correctionWaiting: boolean },
): readonly Reason[] => [
  ...lacks(actor, 'hours.approve', record.unitPath),
  ...wrongState('correct', record.state),
  ...(actor && record.volunteerAccountIds.includes(actor.accountId) ? [{ code: 'OWN_CORRECTION' } as const] : []),
  ...notFrozen(record),
  ...(record.correctionWaiting ? [{ code: 'CORRECTION_WAITING' } as const] : []),
];

/** The same persons as for an approval: never the volunteer, the proposer, or whoever did a scan for her (counter-rule a). */
export const canDecideCorrection = (actor: Actor | null, facts: CorrectionFacts): readonly Reason[] => [
  ...lacks(actor, 'hours.approve', facts.unitPath),
  ...(facts.correctionState === 'PROPOSED'
    ? []
    : [{ code: 'WRONG_STATE', params: { state: correctionStateWords[facts.correctionState].zh } } as const]),
  ...notFrozen(facts),
  ...differentPerson(actor, { ...facts, proposedBy: facts.correctionBy }),
];
