import type { ActivityState, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** What the policies of changing a plan look at. */
export interface ChangeFacts extends Record<string, unknown> {
  readonly path: string;
  readonly state: ActivityState;
  readonly endsAt: Date | string | null;
  /** How many have checked in, whether or not they have left. */
  readonly arrived: number;
}

/** SQL of the facts over `activity a join unit u`: use case and screen read the same. */
export const changeFactsSql = {
  path: 'u.path',
  state: 'a.state',
  endsAt: 'a.ends_at',
  arrived: "(select count(*)::int from sign_up x where x.activity_id = a.id and x.state in ('ARRIVED', 'COMPLETED'))",
} as const satisfies Readonly<Record<string, string>>;

const over = (facts: ChangeFacts, now: Date): boolean => facts.endsAt !== null && new Date(facts.endsAt) <= now;

/** A draft is simply dropped; a published one while nobody has come. What was served stays served. */
export function canCancelActivity(actor: Actor | null, facts: ChangeFacts, now: Date): readonly Reason[] {
  const reasons: Reason[] = [...lacks(actor, 'activity.manage', facts.path)];
  if (facts.state === 'DRAFT') return reasons;
  if (facts.state === 'CANCELLED') return [...reasons, { code: 'ALREADY_CANCELLED' }];
  if (facts.state !== 'PUBLISHED' || over(facts, now)) return [...reasons, { code: 'ACTIVITY_OVER' }];
  if (facts.arrived > 0) reasons.push({ code: 'PEOPLE_CHECKED_IN', params: { count: facts.arrived } });
  return reasons;
}

/** Times, place and numbers of a published activity that is not over. Who has come is asked shift by shift. */
export const canChangePlan = (actor: Actor | null, facts: ChangeFacts, now: Date): readonly Reason[] => [
  ...lacks(actor, 'activity.manage', facts.path),
  ...(facts.state === 'PUBLISHED' && !over(facts, now) ? [] : ([{ code: 'ACTIVITY_OVER' }] satisfies Reason[])),
];
