import type { Reason, UnitLevel } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** What a star asks for is one for a whole province (rules §1.3). */
export const canSetStars = (
  actor: Actor | null,
  unit: { readonly path: string; readonly level: UnitLevel },
): readonly Reason[] => [
  ...lacks(actor, 'star.policy', unit.path),
  ...(unit.level === 'PROVINCE' ? [] : [{ code: 'STAR_POLICY_PROVINCE' } as const]),
];

/** Only before its day: stars may have been confirmed under it since. */
export const canWithdrawStars = (
  actor: Actor | null,
  policy: { readonly path: string; readonly validFrom: string; readonly withdrawn: boolean; readonly today: string },
): readonly Reason[] => [
  ...lacks(actor, 'star.policy', policy.path),
  ...(policy.withdrawn || policy.validFrom <= policy.today ? [{ code: 'STAR_POLICY_IN_FORCE' } as const] : []),
];
