import type { Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks, may } from '../../../platform/access/grants.ts';

export interface MovedGrant {
  readonly kind: string;
  readonly name: string;
  readonly effect: string;
  readonly path: string;
}
export interface HandoverParts {
  readonly from: string;
  /** Null when nobody of that name has an account with that number. */
  readonly successor: { readonly id: string; readonly hasFactor: boolean } | null;
  readonly grants: readonly MovedGrant[];
}

/** A coordinator's duty is moved by whoever may appoint one, everything else by whoever manages grants there. */
const mayMove = (actor: Actor | null, grant: MovedGrant): readonly Reason[] =>
  grant.kind === 'ROLE' && grant.name === 'COORDINATOR' && may(actor, 'coordinator.appoint', grant.path)
    ? []
    : lacks(actor, 'grant.manage', grant.path);

/**
 * 换届交接 makes no new right, it moves what is there: one therefore needs the right to give and take at every place, but
 * not the rights themselves. Nobody hands over to herself or from herself, and nobody works without a second factor.
 */
export function canHandOver(actor: Actor | null, { from, successor, grants }: HandoverParts): readonly Reason[] {
  const [lacking] = grants.map((grant) => mayMove(actor, grant)).filter((reasons) => reasons.length > 0);
  return [
    ...(lacking ?? []),
    ...(actor && (actor.accountId === from || actor.accountId === successor?.id)
      ? [{ code: 'OWN_GRANT' } as const]
      : []),
    ...(grants.some((grant) => grant.effect === 'ALLOW') ? [] : [{ code: 'NOTHING_TO_HAND_OVER' } as const]),
    ...(successor ? [] : [{ code: 'SUCCESSOR_NO_ACCOUNT', field: 'phone' } as const]),
    ...(successor?.id === from ? [{ code: 'SUCCESSOR_IS_FORMER', field: 'phone' } as const] : []),
    ...(successor && !successor.hasFactor ? [{ code: 'SUCCESSOR_NO_FACTOR', field: 'phone' } as const] : []),
  ];
}
