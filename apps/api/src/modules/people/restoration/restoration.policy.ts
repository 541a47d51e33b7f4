import type { Reason, RestorationState } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks, may } from '../../../platform/access/grants.ts';

/** Whose account it is, by all accounts of hers, and every place where restoring it would open something. */
export interface RestorationSubject {
  readonly holderAccountIds: readonly string[];
  readonly paths: readonly string[];
}

/** Somebody who may restore an account at one of its places at least knows that there is one. */
export const seesRestoration = (actor: Actor | null, { paths }: RestorationSubject): boolean =>
  paths.some((path) => may(actor, 'account.restore', path));

/**
 * Nobody restores her own account, by a second one of hers as little as by itself. Who restores needs the right at every place where the account may act, or two people of
 * a township could walk into the county through it.
 */
export function canRestore(actor: Actor | null, subject: RestorationSubject): readonly Reason[] {
  const [beyond] = subject.paths.filter((path) => !may(actor, 'account.restore', path));
  return [
    ...(subject.paths.length === 0 || beyond !== undefined ? lacks(actor, 'account.restore', beyond ?? '') : []),
    ...(actor && subject.holderAccountIds.includes(actor.accountId) ? [{ code: 'OWN_RESTORATION' } as const] : []),
  ];
}

export interface OpenRestoration extends RestorationSubject {
  /** The accounts of whoever opened it. */
  readonly openerAccountIds: readonly string[];
  readonly state: RestorationState;
}

const stillOpen = ({ state }: OpenRestoration): readonly Reason[] =>
  state === 'OPEN' ? [] : [{ code: 'RESTORATION_NOT_OPEN' }];

/** The second pair of eyes is a second person's: a second account of the first is not another person (counter-rule a). */
export const canConfirm = (actor: Actor | null, restoration: OpenRestoration): readonly Reason[] => [
  ...canRestore(actor, restoration),
  ...(actor && restoration.openerAccountIds.includes(actor.accountId)
    ? [{ code: 'RESTORATION_SECOND_PERSON' } as const]
    : []),
  ...stillOpen(restoration),
];

/** Whoever may restore may also put a stop to it, also after it was confirmed and before it was used. */
export const canCancel = (actor: Actor | null, restoration: OpenRestoration): readonly Reason[] => [
  ...canRestore(actor, restoration),
  ...(['OPEN', 'CONFIRMED'].includes(restoration.state) ? [] : [{ code: 'RESTORATION_NOT_OPEN' } as const]),
];
