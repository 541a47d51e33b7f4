import type { ApproverFlagResolution, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { standsAbove } from '../record/apart.ts';

export interface ApproverFlagFacts {
  readonly resolution: ApproverFlagResolution | null;
  readonly unitPath: string;
  /** Nothing stands above it: another person there resolves. */
  readonly unitIsTop: boolean;
  /** All accounts of whoever it is about. */
  readonly approverAccounts: readonly string[];
}

/** Who approves is looked at by somebody of the unit above, and never by herself, by whichever account. */
export const canResolveApproverFlag = (actor: Actor | null, flag: ApproverFlagFacts): readonly Reason[] => {
  const reasons: Reason[] = [...lacks(actor, 'hours.approve', flag.unitPath)];
  if (flag.resolution) reasons.push({ code: 'FLAG_RESOLVED' });
  if (actor && flag.approverAccounts.includes(actor.accountId)) reasons.push({ code: 'FLAG_ABOUT_YOU' });
  else if (!flag.unitIsTop && !standsAbove(actor, flag.unitPath)) reasons.push({ code: 'FLAG_NEEDS_ABOVE' });
  return reasons;
};
