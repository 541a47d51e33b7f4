import type { RecordClock } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import { all, type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { herAccounts } from '../../people/index.ts';
import { cutoffsOn } from '../clock/record-clock.ts';
import { activityHands, recordedActivities, standsAboveSql } from './apart.ts';
import { handsOf } from './queue.ts';
import type { RecordFilter } from './record.type.ts';

const columns = { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' } as const;

/** Records of the places she may see the hours of. */
export const recordReach = (actor: Actor | null): Fragment => within(actor, 'hours.read', columns);

/** From the city up most of what a word finds is hers to see: it is sorted before its places are looked up. */
export const seesWidely = (actor: Actor | null): boolean =>
  actor?.grants.some(({ level, actions }) => (level === 'PROVINCE' || level === 'CITY') && actions.has('hours.read')) ??
  false;

/**
 * 待我审核: proposed lines in a queue of hers that she is the right person for.
 */
export function waitingForMe(actor: Actor | null): Fragment {
  if (!actor) return sql`false`;
  return sql`r.state = 'PROPOSED' and r.holder_unit_id = any(${queuesOf(actor)}::uuid[]) and ${within(actor, 'hours.approve', columns)}
    and ${actor.accountId} <> all(${raw(handsOf('r'))}) and r.activity_id not in ${recordedActivities(actor.accountId)}
    and (r.source <> 'LATE' or ${standsAboveSql(actor, 'u.path')} and ${actor.accountId} <> all(${raw(activityHands('r'))}))
    and not exists (select 1 from volunteer v where v.id = r.volunteer_id and ${actor.accountId} = any(${raw(herAccounts)}))`;
}

/** Corrections `c` that wait in a queue of hers and that she is the right person for. */
export function correctionsForMe(actor: Actor | null): Fragment {
  if (!actor) return sql`false`;
  return sql`c.state = 'PROPOSED' and c.holder_unit_id = any(${queuesOf(actor)}::uuid[])
    and ${within(actor, 'hours.approve', { path: 'u.path', unitId: 'c.unit_id', county: 'c.county_code' })}
    and ${actor.accountId} <> all(${raw(handsOf('c'))})
    and exists (select from service_record cr where cr.id = c.record_id and cr.activity_id not in ${recordedActivities(actor.accountId)}
      and (cr.source <> 'LATE' or ${standsAboveSql(actor, 'u.path')} and ${actor.accountId} <> all(${raw(activityHands('cr'))})))
    and not exists (select 1 from volunteer v where v.id = c.volunteer_id and ${actor.accountId} = any(${raw(herAccounts)}))`;
}

const waitingCorrections = (actor: Actor | null, mine: boolean): Fragment =>
  sql`exists (select from correction c where c.record_id = r.id and ${mine ? correctionsForMe(actor) : sql`c.state = 'PROPOSED'`})`;

const queuesOf = (actor: Actor): string[] =>
  actor.grants
    .filter((grant) => grant.effect === 'ALLOW' && grant.actions.has('hours.approve'))
    .map((grant) => grant.unitId);

/** Of what is not approved yet, by the end of its activity (clock/record-clock.ts). */
function onClock(clock: RecordClock, now: Date): Fragment {
  const { lateBefore, nearBefore } = cutoffsOn(now);
  const ended = {
    LATE: sql`ca.ends_at < ${lateBefore}`,
    NEAR: sql`ca.ends_at >= ${lateBefore} and ca.ends_at < ${nearBefore}`,
    IN_TIME: sql`ca.ends_at >= ${nearBefore}`,
  }[clock];
  return sql`r.state <> 'APPROVED' and exists (select from activity ca where ca.id = r.activity_id and ${ended})`;
}

/** The filter but for its keyword (record-keyword.ts) as a condition; beside the reach, never instead of it. */
export function recordWhere(actor: Actor | null, filter: RecordFilter, now: Date): Fragment {
  const { state, unitId, mine, correcting, clock } = filter;
  if (unitId && !isId(unitId)) return sql`false`;
  return all([
    state && sql`r.state = ${state}`,
    unitId ? sql`u.path ^@ (select f.path from unit f where f.id = ${unitId})` : null,
    clock && onClock(clock, now),
    correcting && waitingCorrections(actor, mine ?? false),
    mine && !correcting && waitingForMe(actor),
  ]);
}
