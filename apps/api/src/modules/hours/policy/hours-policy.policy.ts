import type { Reason, UnitLevel } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** Rules are set by a body that answers for its hours, for itself and what is beneath; a team records under its unit's guidance (rules §1.3). */
export const canSetPolicy = (
  actor: Actor | null,
  unit: { readonly path: string; readonly level: UnitLevel },
): readonly Reason[] => [
  ...lacks(actor, 'hours.policy', unit.path),
  ...(unit.level === 'TEAM' ? [{ code: 'POLICY_OF_TEAM', field: 'unitId' } as const] : []),
];

/** Only before its day: hours counted under it must still be counted so when they are corrected. */
export const canWithdrawPolicy = (
  actor: Actor | null,
  policy: { readonly path: string; readonly validFrom: string; readonly withdrawn: boolean; readonly today: string },
): readonly Reason[] => [
  ...lacks(actor, 'hours.policy', policy.path),
  ...(policy.withdrawn || policy.validFrom <= policy.today ? [{ code: 'POLICY_IN_FORCE' } as const] : []),
];
