import type { ActivityState, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { waitingCountSql } from '../offline/offline-scan.sql.ts';

/** What the policies of closing look at. */
export interface ClosingFacts extends Record<string, unknown> {
  readonly path: string;
  readonly parentPath: string | null;
  readonly state: ActivityState;
  readonly endsAt: Date | string | null;
  /** Checked in and not yet out. */
  readonly inside: number;
  /** Requests nobody answered. */
  readonly asked: number;
  /** Still expected: neither here nor said not to have come. */
  readonly expected: number;
  /** Scans made without a network that nobody has confirmed or turned down. */
  readonly unconfirmed: number;
  readonly closed: boolean;
}

/** SQL of the facts over `activity a join unit u`. */
export const closingFactsSql = {
  path: 'u.path',
  parentPath: '(select x.path from unit x where x.id = u.parent_id)',
  state: 'a.state',
  endsAt: 'a.ends_at',
  inside: "(select count(*)::int from sign_up x where x.activity_id = a.id and x.state = 'ARRIVED')",
  asked: "(select count(*)::int from sign_up x where x.activity_id = a.id and x.state = 'REQUESTED')",
  expected: "(select count(*)::int from sign_up x where x.activity_id = a.id and x.state = 'SIGNED_UP')",
  unconfirmed: waitingCountSql('a.id'),
  closed: 'exists (select from activity_closing x where x.activity_id = a.id and x.reopened_at is null)',
} as const satisfies Readonly<Record<string, string>>;

/** All that is still open, at once: nobody goes home uncounted. */
export function canClose(actor: Actor | null, facts: ClosingFacts, now: Date): readonly Reason[] {
  const reasons: Reason[] = [...lacks(actor, 'activity.manage', facts.path)];
  if (facts.closed) return [...reasons, { code: 'ALREADY_CLOSED' }];
  if (facts.state !== 'PUBLISHED' && facts.state !== 'CLOSED') return [...reasons, { code: 'ACTIVITY_OVER' }];
  if (!facts.endsAt || new Date(facts.endsAt) > now) reasons.push({ code: 'NOT_OVER_YET' });
  if (facts.inside > 0) reasons.push({ code: 'PEOPLE_INSIDE', params: { count: facts.inside } });
  if (facts.asked > 0) reasons.push({ code: 'REQUESTS_OPEN', params: { count: facts.asked } });
  if (facts.expected > 0) reasons.push({ code: 'NO_SHOWS_OPEN', params: { count: facts.expected } });
  if (facts.unconfirmed > 0) reasons.push({ code: 'OFFLINE_SCANS_OPEN', params: { count: facts.unconfirmed } });
  return reasons;
}

/** Reopening is for the unit above, which did not close it: nobody rewrites their own result alone (counter-rule a). */
export const canReopen = (actor: Actor | null, facts: ClosingFacts): readonly Reason[] => [
  ...lacks(actor, 'activity.manage', facts.parentPath ?? facts.path),
  ...(facts.closed ? [] : ([{ code: 'NOT_CLOSED' }] satisfies Reason[])),
];
