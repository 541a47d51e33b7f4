import { integrityRule } from '@jinguo/schema';
import { sql } from '../../platform/database/sql.ts';
import type { Job } from '../../platform/module.ts';
import { countSums } from './count-sums.ts';

/**
 * Counts anew, once a night, how the hours of each organisation of the last year came to be. A team's are its unit's, and a
 * unit's are its own: no line holds another's, so that nothing is learned by taking one from the other. Sealed services stand
 * in the sums of a source only where enough people gave them. What changed since a line was told is told again only when it
 * is of enough people: else yesterday's line taken from today's would be one person's service.
 */
export const countLines: Job = {
  name: 'integrity.count-lines',
  cron: '20 3 * * *',
  async run(tx) {
    const { people, days } = integrityRule;
    await tx.sql(sql`with today as (select (${tx.now}::timestamptz at time zone 'Asia/Shanghai')::date - ${days}::int as since),
      bounds as (select since, least(since, (select min(counted_at at time zone 'Asia/Shanghai')::date - ${days}::int from integrity_line)) as oldest from today),
      hours as materialized (select r.id, r.volunteer_id, r.minutes, r.source, r.privacy_class, r.approved_at, r.service_date,
          case when u.level = 'TEAM' then u.parent_id else u.id end as unit_id
        from service_record r join unit u on u.id = r.unit_id cross join bounds b where r.state = 'APPROVED' and r.service_date > b.oldest),
      sealed as (select h.unit_id, h.source from hours h, bounds b where h.privacy_class = 'P4' and h.minutes > 0 and h.service_date > b.since
        group by 1, 2 having count(distinct h.volunteer_id) >= ${people}::int),
      told as materialized (select h.* from hours h cross join bounds b left join sealed s on s.unit_id = h.unit_id and s.source = h.source
        where h.minutes > 0 and h.service_date > b.since and (h.privacy_class <> 'P4' or s.unit_id is not null)),
      sources as (select unit_id, jsonb_object_agg(source, minutes) as by_source
        from (select unit_id, source, sum(minutes)::int as minutes from told group by 1, 2) s group by 1),
      flags as (select t.unit_id, count(*)::int as raised, count(f.resolution)::int as resolved from told t join record_flag f on f.record_id = t.id group by 1),
      fresh as (select t.unit_id, u.county_code, count(distinct t.volunteer_id)::int as people, count(*)::int as records, sum(t.minutes)::int as minutes,
          s.by_source, array(select e.source from sealed e where e.unit_id = t.unit_id) as sealed,
          count(*) filter (where t.source = 'LATE')::int as late, coalesce(max(f.raised), 0) as raised, coalesce(max(f.resolved), 0) as resolved,
          percentile_disc(0.5) within group (order by greatest(0, (t.approved_at at time zone 'Asia/Shanghai')::date - t.service_date))::int as median
        from told t join unit u on u.id = t.unit_id join sources s on s.unit_id = t.unit_id left join flags f on f.unit_id = t.unit_id
        group by t.unit_id, u.county_code, s.by_source having count(distinct t.volunteer_id) >= ${people}::int),
      changed as (select l.unit_id from integrity_line l join hours h on h.unit_id = l.unit_id cross join bounds b
          left join sealed s on s.unit_id = h.unit_id and s.source = h.source
          cross join lateral (select h.privacy_class <> 'P4' or h.source = any(l.sealed_sources) as before,
            h.privacy_class <> 'P4' or s.unit_id is not null as now) t
        where (t.before or t.now) and h.service_date > (l.counted_at at time zone 'Asia/Shanghai')::date - ${days}::int
          and (t.before <> t.now or h.service_date <= b.since or h.approved_at > l.counted_at
            or exists (select from correction c where c.record_id = h.id and c.state = 'APPROVED' and c.decided_at > l.counted_at))
        group by 1 having count(distinct h.volunteer_id) >= ${people}::int),
      gone as (delete from integrity_line l where not exists (select from fresh f where f.unit_id = l.unit_id))
      insert into integrity_line as il (unit_id, county_code, people, records, minutes, by_source, sealed_sources, late_records, flags_raised, flags_resolved, median_days, counted_at)
      select f.*, ${tx.now}::timestamptz from fresh f
      where not exists (select from integrity_line l where l.unit_id = f.unit_id) or f.unit_id in (select unit_id from changed)
      on conflict (unit_id) do update set people = excluded.people, records = excluded.records, minutes = excluded.minutes, by_source = excluded.by_source,
        sealed_sources = excluded.sealed_sources, late_records = excluded.late_records, flags_raised = excluded.flags_raised, flags_resolved = excluded.flags_resolved,
        median_days = excluded.median_days, counted_at = excluded.counted_at`);
    await countSums(tx);
  },
};
