import { nationalStarRule, type StarRule } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Reads } from '../../people/index.ts';

/** What her province asks on a day, and which version of it; none: the national figures. */
export interface RuleInForce extends StarRule {
  readonly id: string | null;
  readonly unitName: string | null;
  readonly validFrom: string | null;
}
type Row = RuleInForce & Record<string, unknown>;

const columns =
  raw(`sp.id, su.name as "unitName", sp.valid_from::text as "validFrom", sp.thresholds, sp.confirmed_by as "confirmedBy",
  sp.least_mean as "leastMean", sp.least_evaluations as "leastEvaluations", sp.no_objection as "noObjection"`);

/** The rule in force on a day for whoever lies beneath: `path` is SQL of a unit's path. */
export const ruleFor = (
  path: Fragment,
  day: string,
): Fragment => sql`select ${columns} from star_policy sp join unit su on su.id = sp.unit_id
    where ${path} ^@ su.path and sp.withdrawn_at is null and sp.valid_from <= ${day}::date order by sp.valid_from desc, sp.id limit 1`;

export async function starRuleOf(reads: Reads, unitId: string, day: string): Promise<RuleInForce> {
  const [row] = await reads.sql<Row>(ruleFor(sql`(select x.path from unit x where x.id = ${unitId})`, day));
  return row ?? { id: null, unitName: null, validFrom: null, ...nationalStarRule };
}
