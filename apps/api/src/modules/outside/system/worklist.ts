import { OutsideState, sealedServiceWords } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { may } from '../../../platform/access/grants.ts';
import { oneCounty, within } from '../../../platform/access/reach.ts';
import { all, type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { type ActorSql, column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { byTime, type List } from '../../../platform/projection/list.ts';
import { covered, recordStands } from '../../hours/index.ts';
import { placeGuard, volunteerBriefFields } from '../../people/index.ts';
import type { OutsideFilter } from './system.type.ts';

/**
 * Records `r` of a system `s` with what is noted of them there (`e`): final ones of its unit and beneath, of the days since it
 * is used. Nothing is written when a record becomes final; the list is what it is.
 */
export const worklistFrom = `outside_system s join unit su on su.id = s.unit_id join unit u on u.path ^@ su.path
  join service_record r on r.unit_id = u.id and ${recordStands('r')} and r.service_date >= s.since
  left join outside_entry e on e.system_id = s.id and e.record_id = r.id`;

/** 未录 / 已录 / 不一致, as they follow from both sides now. */
export const stateSql = `case when e.record_id is null then 'PENDING' when e.minutes = r.minutes or e.accepted_minutes = r.minutes then 'ENTERED' else 'DIFFERS' end`;

/** In a batch that was handed over and has no answer about this record. */
export const batchSql = `(select max(b.number) from outside_batch_line l join outside_batch b on b.id = l.batch_id
  where l.record_id = r.id and b.system_id = s.id and b.state in ('WAITING', 'SENT', 'ANSWERING') and e.record_id is null)`;

/** How many records of a system `s` of unit `su` stand in each state, within reach: with the row, for a page shows many systems. */
export const countsOf: ActorSql = {
  where: (
    actor,
  ) => sql`(select json_build_object('pending', count(*) filter (where w.state = 'PENDING'), 'entered', count(*) filter (where w.state = 'ENTERED'),
      'differs', count(*) filter (where w.state = 'DIFFERS')) from (select ${raw(stateSql)} as state from service_record r join unit u on u.id = r.unit_id
      left join outside_entry e on e.system_id = s.id and e.record_id = r.id
      where u.path ^@ su.path and ${raw(recordStands('r'))} and r.service_date >= s.since and ${worklistReach(actor)}) w)`,
};

export const worklistReach = (actor: Actor | null): Fragment =>
  within(actor, 'hours.outside', { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' });

const phone = placeGuard('record.phone', { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' });

/** Of a sealed service the row says 专业服务, without place (P4). */
export const lineProjection = projection({
  name: 'outside-line',
  from: worklistFrom,
  joins: {
    volunteer: 'join volunteer v on v.id = r.volunteer_id',
    noter: 'left join account na on na.id = e.noted_by',
    accepter: 'left join account xa on xa.id = e.accepted_by',
  },
  fields: {
    recordId: column('r.id'),
    state: column(stateSql),
    activityName: covered('r.activity_name', sealedServiceWords.zh),
    place: covered('r.place', ''),
    serviceDate: column('r.service_date'),
    startedAt: column('r.started_at'),
    endedAt: column('r.ended_at'),
    minutes: column('r.minutes'),
    unitName: column('u.name'),
    volunteerNumber: column('v.number', 'volunteer'),
    volunteer: object(volunteerBriefFields('v', phone), { join: 'volunteer' }),
    batch: column(batchSql),
    entry: object(
      {
        number: column('e.number'),
        minutes: column('e.minutes'),
        notedByName: column('na.display_name', 'noter'),
        notedAt: column('e.noted_at'),
        acceptReason: column('case when e.accepted_minutes = r.minutes then e.accept_reason end'),
        acceptedByName: column('case when e.accepted_minutes = r.minutes then xa.display_name end', 'accepter'),
        version: column('e.version'),
      },
      { presence: 'e.record_id' },
    ),
    canNote: derived<{ path: string; ended: string | null }>(
      { path: 'u.path', ended: 's.ended_at' },
      ({ path, ended }, { actor }) => ended === null && may(actor, 'hours.outside', path),
    ),
  },
});

/** The worklist of one system, the oldest first: what waits longest is typed in first. */
export const worklist = (systemId: string): List<OutsideFilter> => ({
  projection: lineProjection,
  order: byTime('r.held_since', 'r.id', 'asc'),
  rows: ({ actor }, { state, unitId }) => ({
    reach: worklistReach(actor),
    where:
      !isId(systemId) || (unitId && !isId(unitId))
        ? sql`false`
        : all([
            sql`s.id = ${systemId}`,
            oneCounty(actor, 'hours.outside', 'r.county_code'),
            state ? sql`${raw(stateSql)} = ${OutsideState[state]}` : null,
            unitId && sql`u.path ^@ (select f.path from unit f where f.id = ${unitId})`,
          ]),
  }),
});
