import { type Reason, type StarDesk, type StarState, starDeskWords, type UnitLevel } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { lacksForPerson } from '../../people/index.ts';

const ranks: Partial<Record<UnitLevel, number>> = { COUNTY: 1, CITY: 2, PROVINCE: 3 };

/** Whether a right of hers to confirm stands high enough above a place. */
const standsAt = (actor: Actor | null, path: string, desk: StarDesk): boolean =>
  actor?.grants.some(
    (grant) =>
      grant.effect === 'ALLOW' &&
      grant.actions.has('star.confirm') &&
      path.startsWith(grant.path) &&
      (ranks[grant.level] ?? 0) >= (ranks[desk] ?? 0),
  ) ?? false;

interface Case {
  readonly path: string;
  readonly state: StarState;
  readonly desk: StarDesk;
  /** Every account of hers, and every one of whoever proposed it (counter-rule a). */
  readonly accounts: readonly string[];
  readonly proposers: readonly string[];
}

const decided = (state: StarState): readonly Reason[] => (state === 'PROPOSED' ? [] : [{ code: 'STAR_DECIDED' }]);

const mayDecide = (actor: Actor | null, one: Case): readonly Reason[] => [
  ...lacks(actor, 'star.confirm', one.path),
  ...(actor && one.accounts.includes(actor.accountId) ? [{ code: 'STAR_OWN' } as const] : []),
  ...(standsAt(actor, one.path, one.desk)
    ? []
    : [
        {
          code: 'STAR_DESK',
          params: { desk: starDeskWords[one.desk].zh },
        } as const,
      ]),
  ...decided(one.state),
];

/** By the level that may, never by herself nor by whoever proposed it (counter-rule a). */
export const canConfirm = (actor: Actor | null, one: Case): readonly Reason[] => [
  ...mayDecide(actor, one),
  ...(actor && one.proposers.includes(actor.accountId) ? [{ code: 'STAR_SAME_PERSON' } as const] : []),
];

/** The same level turns it down; whoever proposed it may take that back by it. */
export const canRefuse = mayDecide;

/** Proposed by whoever records of her, never by herself. */
export const canPropose = (
  actor: Actor | null,
  her: { readonly paths: readonly string[]; readonly accounts: readonly string[] },
): readonly Reason[] => [
  ...lacksForPerson(actor, 'merit.record', her.paths),
  ...(actor && her.accounts.includes(actor.accountId) ? [{ code: 'STAR_OWN' } as const] : []),
];
