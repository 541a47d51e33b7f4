import { nationalStarRule, starReasons } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { recordStands } from '../../hours/index.ts';
import { type RuleInForce, ruleFor } from '../policy/star-rule.ts';
import { type FactsRow, factColumns, factJoin, objected } from '../standing/star-facts.ts';
import { writeCase } from './write-case.ts';

/** So many a night: what is left is proposed the night after. */
const BATCH = 500;

interface Row extends FactsRow {
  readonly id: string;
  readonly unit_id: string;
  readonly county_code: string;
  readonly rule: RuleInForce | null;
}

/**
 * Nobody has to ask for her star: whoever has the final hours of her next one is put before the desk that may confirm it. What
 * a desk turned down it is not shown again by itself.
 */
export const proposeReached: Job = {
  name: 'star.propose-reached',
  cron: '40 2 * * *',
  async run(tx) {
    const day = dateIn(tx.now).toString();
    const rows =
      await tx.sql<Row>(sql`with reached as (select r.volunteer_id as id, sum(r.minutes)::int as minutes from service_record r
        where ${raw(recordStands('r'))} group by 1 having sum(r.minutes) >= ${nationalLeast}::int
          or exists (select from star_policy) and sum(r.minutes) > 0)
      select v.id, v.unit_id, v.county_code, ${factColumns}, to_jsonb(rule) as rule
      from reached join volunteer v on v.id = reached.id join unit u on u.id = v.unit_id ${factJoin}
        left join lateral (${ruleFor(sql`u.path`, day)}) rule on true
        cross join lateral (select coalesce(max(cs.stars), 0) + 1 as next from star_case cs where cs.volunteer_id = v.id and cs.state = 'CONFIRMED') n
      where v.state = 'ACTIVE' and v.erased_at is null and n.next <= 5
        and reached.minutes >= coalesce(rule.thresholds[n.next], (${nationalStarRule.thresholds}::int[])[n.next])
        and (se.mean is null or se.mean >= coalesce(rule."leastMean", ${nationalStarRule.leastMean}))
        and se.n >= coalesce(rule."leastEvaluations", ${nationalStarRule.leastEvaluations})
        and not (coalesce(rule."noObjection", ${nationalStarRule.noObjection}) and ${raw(objected)})
        and not exists (select from star_case ws where ws.volunteer_id = v.id and (ws.state = 'PROPOSED' or ws.state = 'REFUSED' and ws.stars = n.next))
      order by v.id limit ${BATCH} for no key update of v skip locked`);
    for (const { rule, ...row } of rows) {
      const asked = rule ?? { id: null, unitName: null, validFrom: null, ...nationalStarRule };
      if (starReasons(asked, row).length === 0) await writeCase(tx, row, { rule: asked, facts: row, by: null });
    }
  },
};
const [nationalLeast = 0] = nationalStarRule.thresholds;
