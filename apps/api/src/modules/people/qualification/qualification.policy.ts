import type { QualificationState, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** Who may verify: staff of the federation she belongs to or above, never herself, by whichever of her accounts. */
export function canVerify(
  actor: Actor | null,
  row: { volunteerAccountIds: readonly string[]; unitPath: string; state: QualificationState },
): readonly Reason[] {
  return [
    ...lacks(actor, 'qualification.verify', row.unitPath),
    ...(actor && row.volunteerAccountIds.includes(actor.accountId) ? [{ code: 'OWN_QUALIFICATION' } as const] : []),
    ...(row.state === 'CLAIMED' ? [] : [{ code: 'ALREADY_DECIDED' } as const]),
  ];
}
