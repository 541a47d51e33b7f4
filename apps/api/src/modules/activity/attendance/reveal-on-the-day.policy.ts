import { limits, type Reason, type SignUpState } from '@jinguo/schema';
import type { Actor, ActorGrant } from '../../../platform/access/actor.ts';
import { lacks, may } from '../../../platform/access/grants.ts';
import { lacksField } from '../../../platform/access/sight.ts';

const HOUR = 3_600_000;

/** The sign-up a call is about. */
export interface DayFacts {
  readonly state: SignUpState;
  readonly volunteerId: string;
  readonly path: string;
  readonly startsAt: string | Date;
  readonly endsAt: string | Date;
}

/**
 * The roster shows name and masked phone, nothing more (issue of the main job, step 7). Somebody who is missing at the
 * door must still be reachable: the number can be looked at for a live sign-up, around its hours, by whoever marks
 * attendance there, on record and shown to the person herself (PIPL §6: no further than this purpose needs).
 */
export function canReachOnTheDay(actor: Actor | null, row: DayFacts, now: Date): readonly Reason[] {
  const right = lacks(actor, 'attendance.mark', row.path);
  if (right.length > 0) return right;
  // A number whose masked form a rule keeps from her is not shown whole either.
  const hidden = lacksField(actor, 'roster.phone', [row.path]);
  if (hidden.length > 0) return hidden;
  if (actor?.volunteerId === row.volunteerId) return [{ code: 'REVEAL_OWN' }];
  if (row.state !== 'SIGNED_UP' && row.state !== 'ARRIVED') return [{ code: 'REVEAL_NO_SIGN_UP' }];
  const { reachableHoursBefore: before, reachableHoursAfter: after } = limits;
  const from = new Date(row.startsAt).getTime() - before * HOUR;
  const until = new Date(row.endsAt).getTime() + after * HOUR;
  return now.getTime() >= from && now.getTime() <= until
    ? []
    : [{ code: 'REVEAL_NOT_THE_DAY', params: { before, after } }];
}

/** The grant by which she marks attendance there. */
export const grantOfTheDay = (actor: Actor, path: string): ActorGrant | undefined =>
  actor.grants.find(
    (grant) =>
      grant.effect === 'ALLOW' &&
      grant.actions.has('attendance.mark') &&
      path.startsWith(grant.path) &&
      may(actor, 'attendance.mark', path),
  );
