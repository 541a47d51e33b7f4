import { flagLimits } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

const minutesBetween = (from: string, to: string): string => `(extract(epoch from ${to} - ${from}) / 60)::int`;

/** Everything found about the records `r`, as rows of record, code and facts. Days are those of Beijing: of `service_date`. */
const found = `
  select r.id as record_id, 'LATE_ENTRY' as code, jsonb_build_object('days', extract(day from le.entered_at - r.ended_at)::int) as facts
    from r join late_entry le on le.id = r.late_entry_id
  union all select r.id, 'NO_SIGN_UP', '{}' from r where r.sign_up_id is null
  union all select r.id, 'OVER_8_HOURS', jsonb_build_object('minutes', r.minutes) from r where r.minutes > ${flagLimits.recordMinutes}
  union all select r.id, 'OVER_12_HOURS', jsonb_build_object('minutes', d.minutes) from r cross join lateral (
      select sum(o.minutes)::int as minutes from service_record o
      where o.volunteer_id = r.volunteer_id and o.service_date = r.service_date and o.state <> 'RETURNED') d
    where d.minutes > ${flagLimits.dayMinutes}
  union all select r.id, 'OVERLAP', jsonb_build_object('minutes', d.minutes) from r cross join lateral (
      select max(${minutesBetween('greatest(o.started_at, r.started_at)', 'least(o.ended_at, r.ended_at)')}) as minutes from service_record o
      where o.volunteer_id = r.volunteer_id and o.id <> r.id and o.state = 'PROPOSED'
        and tstzrange(o.started_at, o.ended_at) && tstzrange(r.started_at, r.ended_at)) d
    where d.minutes is not null
  union all select r.id, 'FAR_APART', jsonb_build_object('minutes', d.minutes) from r join activity a on a.id = r.activity_id cross join lateral (
      select min(case when o.ended_at <= r.started_at then ${minutesBetween('o.ended_at', 'r.started_at')}
        else ${minutesBetween('r.ended_at', 'o.started_at')} end) as minutes
      from service_record o join activity oa on oa.id = o.activity_id
      where o.volunteer_id = r.volunteer_id and o.id <> r.id and o.state <> 'RETURNED' and oa.place_county_code <> a.place_county_code
        and o.started_at between r.started_at - interval '25 hours' and r.ended_at + interval '1 hour'
        and (o.ended_at <= r.started_at or o.started_at >= r.ended_at)) d
    where d.minutes < ${flagLimits.travelMinutes}
  union all select r.id, 'ONE_DEVICE', jsonb_build_object('people', d.people) from r cross join lateral (
      select count(distinct o.by_account_id)::int as people from scan s
      join scan o on o.device_key = s.device_key and o.at between s.at - interval '12 hours' and s.at + interval '12 hours'
      where s.sign_up_id = r.sign_up_id and s.refusal is null and o.refusal is null) d
    where d.people >= ${flagLimits.devicePeople}
  union all select r.id, 'ONLY_EACH_OTHER', jsonb_build_object('visits', d.visits) from r join home_visit h on h.sign_up_id = r.sign_up_id
      join sign_up hc on hc.id = h.companion_id cross join lateral (
      select count(*)::int as visits, count(distinct p.by_one)::int as ways, bool_and(p.of_pair) as alone
      from (select distinct on (x.sign_up_id) xs.volunteer_id = r.volunteer_id as by_one,
          xs.volunteer_id in (r.volunteer_id, hc.volunteer_id) and xc.volunteer_id in (r.volunteer_id, hc.volunteer_id) as of_pair
        from sign_up s join home_visit x on x.sign_up_id = s.id or x.companion_id = s.id
          join sign_up xs on xs.id = x.sign_up_id join sign_up xc on xc.id = x.companion_id
        where s.volunteer_id in (r.volunteer_id, hc.volunteer_id)) p) d
    where r.source = 'COMPANION' and d.alone and d.ways = 2 and d.visits >= ${flagLimits.pairVisits}`;

/**
 * Looks at proposed records and raises what is wrong about them, in two statements for any number. Asked each time they are
 * proposed: what new times made untrue lapses, what is still so stands with today's figures, what is new is raised. The
 * people are locked first, so that of two records proposed at one moment the second sees the first.
 */
export async function raiseFlags(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.sql(sql`select 1 from volunteer v where v.id in (select volunteer_id from service_record where id = any(${ids}::uuid[]))
    order by v.id for no key update`);
  await tx.sql(sql`with r as (select * from service_record where id = any(${ids}::uuid[]) and state = 'PROPOSED'),
    found as (${raw(found)}),
    lapsed as (update record_flag f set resolution = 'LAPSED', resolved_at = ${tx.now} from r where f.record_id = r.id and f.resolution is null
      and not exists (select from found n where n.record_id = f.record_id and n.code = f.code)),
    stands as (update record_flag f set facts = n.facts from found n where f.record_id = n.record_id and f.code = n.code and f.resolution is null
      returning f.record_id, f.code),
    raised as (insert into record_flag (id, record_id, unit_id, county_code, code, facts, raised_at)
      select gen_random_uuid(), r.id, r.unit_id, r.county_code, n.code, n.facts, ${tx.now}::timestamptz from found n join r on r.id = n.record_id
      where not exists (select from stands s where s.record_id = n.record_id and s.code = n.code))
    update service_record s set open_flags = array(select n.code from found n where n.record_id = s.id order by n.code)
      from r where s.id = r.id and (s.open_flags <> '{}' or exists (select from found n where n.record_id = s.id))`);
}
