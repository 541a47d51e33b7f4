import type { DisputeState, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

export interface Dispute {
  readonly state: DisputeState;
  readonly unitPath: string;
  readonly holderPath: string;
  readonly claimantPath: string;
  /** Whether the one who asks is one of the two, by whichever account. */
  readonly party: boolean;
}

/** Who settles: somebody with the right over both people's places, who is neither of them. */
export function canSettle(actor: Actor | null, dispute: Dispute): readonly Reason[] {
  const right = [dispute.unitPath, dispute.holderPath, dispute.claimantPath]
    .map((path) => lacks(actor, 'identity.resolve', path))
    .find((reasons) => reasons.length > 0);
  return [
    ...(right ?? []),
    ...(dispute.party ? [{ code: 'DISPUTE_PARTY' } as const] : []),
    ...(dispute.state === 'OPEN' ? [] : [{ code: 'ALREADY_DECIDED' } as const]),
  ];
}

/** Accounts of the two people `h` and `c`, by themselves and by name on a number, as SQL. */
export const partyAccounts = `array(select y.id from account x join account y on y.id = x.id or (y.phone_index = x.phone_index and y.display_name = x.display_name)
  where x.id = any(array[h.account_id, c.account_id]))`;
