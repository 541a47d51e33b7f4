import type { PaperState, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacksForPerson } from '../shared/person-places.ts';

export interface WaitingPaper {
  readonly state: PaperState;
  /** Whether she still has to say yes: what she did meanwhile by herself counts. */
  readonly pending: boolean;
  readonly paths: readonly string[];
  /** Whether the one who asks handed the paper in, registered her, or is she herself, by whichever account. */
  readonly involved: boolean;
}

/** Who may call back: somebody with the right, who is neither the one that handed in the paper nor the person herself. */
export function canCallBack(actor: Actor | null, paper: WaitingPaper): readonly Reason[] {
  return [
    ...lacksForPerson(actor, 'registration.call-back', paper.paths),
    ...(paper.involved ? [{ code: 'SAME_PERSON_CONFIRMS' } as const] : []),
    ...(paper.state === 'WAITING' ? [] : [{ code: 'ALREADY_DECIDED' } as const]),
    ...(paper.state === 'WAITING' && !paper.pending ? [{ code: 'ALREADY_CONFIRMED' } as const] : []),
  ];
}
