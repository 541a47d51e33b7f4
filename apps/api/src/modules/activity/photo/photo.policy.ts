import { type ActivityState, isSealed, limits, type PrivacyClass, type Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** What the policies of photos look at. */
export interface PhotoFacts extends Record<string, unknown> {
  readonly path: string;
  readonly state: ActivityState;
  readonly privacy: PrivacyClass;
  readonly endsAt: Date | string | null;
  /** Photos in force. */
  readonly photos: number;
}

/** SQL of the facts over `activity a join unit u`. */
export const photoFactsSql = {
  path: 'u.path',
  state: 'a.state',
  privacy: 'a.privacy_class',
  endsAt: 'a.ends_at',
  photos: '(select count(*)::int from activity_photo x where x.activity_id = a.id and x.withdrawn_at is null)',
} as const satisfies Readonly<Record<string, string>>;

/** By whoever may close the activity, once it is over; never of a sealed service (P4: nobody is to be recognised there). */
export function canAddPhoto(actor: Actor | null, facts: PhotoFacts, now: Date): readonly Reason[] {
  const reasons: Reason[] = [...lacks(actor, 'activity.manage', facts.path)];
  if (isSealed(facts.privacy)) reasons.push({ code: 'PHOTO_SEALED' });
  if (facts.state !== 'PUBLISHED' && facts.state !== 'CLOSED') return [...reasons, { code: 'PHOTO_CANCELLED' }];
  if (!facts.endsAt || new Date(facts.endsAt) > now) reasons.push({ code: 'PHOTO_TOO_EARLY' });
  if (facts.photos >= limits.photos) reasons.push({ code: 'PHOTO_LIMIT', params: { max: limits.photos } });
  return reasons;
}

export interface ShownPhoto extends Record<string, unknown> {
  readonly path: string;
  readonly withdrawnAt: Date | string | null;
}

/** Taking back is never too late: the right to the place is all it needs. */
export const canWithdrawPhoto = (actor: Actor | null, photo: ShownPhoto): readonly Reason[] => [
  ...lacks(actor, 'activity.manage', photo.path),
  ...(photo.withdrawnAt ? ([{ code: 'PHOTO_WITHDRAWN' }] satisfies Reason[]) : []),
];
