import type { PrivacyClass, Reason, VolunteerState } from '@jinguo/schema';
import { type EvaluatedBy, isSealed } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { lacksForPerson, stateReasons } from '../../people/index.ts';

interface Hers {
  /** Every account of hers: whichever she uses, she stays one person (counter-rule a). */
  readonly accounts: readonly string[];
}
const own = (actor: Actor | null, { accounts }: Hers): readonly Reason[] =>
  actor && accounts.includes(actor.accountId) ? [{ code: 'MERIT_OWN' }] : [];

/** Training and awards: by whoever records of people at a place of hers, never of oneself. */
export const canRecord = (
  actor: Actor | null,
  person: Hers & { readonly paths: readonly string[] },
): readonly Reason[] => [...lacksForPerson(actor, 'merit.record', person.paths), ...own(actor, person)];

/** Of somebody suspended what she did before may still be written down; of somebody who never confirmed, nothing. */
export const mayBeRecorded = (state: VolunteerState): readonly Reason[] =>
  state === 'SUSPENDED' ? [] : stateReasons(state);

/** A service is evaluated by whoever answers for the activity, never by whoever gave it. */
export const canEvaluate = (
  actor: Actor | null,
  service: Hers & { readonly path: string; readonly privacy: PrivacyClass; readonly by: EvaluatedBy },
): readonly Reason[] => [
  ...lacks(actor, 'merit.record', service.path),
  ...own(actor, service),
  ...(service.by === 'RECIPIENT' && isSealed(service.privacy) ? [{ code: 'EVALUATION_SEALED' } as const] : []),
];

/** Words about a sealed service could tell of whoever was served: a score is all that is kept. */
export const wordReasons = (privacy: PrivacyClass, comment: string | undefined): readonly Reason[] =>
  isSealed(privacy) && comment ? [{ code: 'EVALUATION_SEALED_WORDS', field: 'comment' }] : [];
