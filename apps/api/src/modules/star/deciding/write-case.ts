import type { StarFacts } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/use-case.ts';
import type { RuleInForce } from '../policy/star-rule.ts';

interface Her {
  readonly id: string;
  readonly unit_id: string;
  readonly county_code: string;
}

/** Puts her next star before the level that may confirm it, with what she has now. */
export async function writeCase(
  tx: Tx,
  her: Her,
  { rule, facts, by }: { rule: RuleInForce; facts: StarFacts; by: string | null },
): Promise<{ id: string; stars: number }> {
  const id = newId();
  const stars = facts.stars + 1;
  await tx.sql(sql`insert into star_case (id, volunteer_id, unit_id, county_code, stars, desk, policy_id, minutes, mean, evaluations, state, proposed_by, proposed_at)
    values (${id}, ${her.id}, ${her.unit_id}, ${her.county_code}, ${stars}, ${rule.confirmedBy[facts.stars] ?? 'PROVINCE'}, ${rule.id}, ${facts.minutes}, ${facts.mean},
      ${facts.evaluations}, 'PROPOSED', ${by}, ${tx.now})`);
  return { id, stars };
}
