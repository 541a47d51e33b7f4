import { starReasons } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import type { AppContext } from '../../../platform/context.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { reasonView, type VerdictType, verdict } from '../../../platform/graphql/shared-types.ts';
import { herAccounts, personPaths } from '../../people/index.ts';
import { canPropose } from '../deciding/star.policy.ts';
import { type RuleInForce, starRuleOf } from '../policy/star-rule.ts';
import { readsOf } from './reads.ts';
import { type FactsRow, factsOf } from './star-facts.ts';

interface Her extends Record<string, unknown> {
  id: string;
  unit_id: string;
  paths: string[];
  accounts: string[];
}
export interface Standing {
  readonly volunteerId: string;
  readonly facts: FactsRow;
  readonly rule: RuleInForce;
  readonly canPropose: VerdictType | null;
}

/** Where somebody stands: what she has, what her province asks for, and, at the desk, whether who reads may propose her next. */
export async function standingOf(context: AppContext, where: Fragment, desk: boolean): Promise<Standing | null> {
  const reads = readsOf(context);
  const [her] =
    await reads.sql<Her>(sql`select v.id, v.unit_id, ${raw(desk ? personPaths : `'{}'::text[]`)} as paths, ${raw(desk ? herAccounts : `'{}'::uuid[]`)} as accounts
    from volunteer v join unit u on u.id = v.unit_id where v.erased_at is null and ${where}`);
  if (!her) return null;
  const facts = await factsOf(reads, sql`v.id = ${her.id}`);
  if (!facts) return null;
  const rule = await starRuleOf(reads, her.unit_id, dateIn(context.services.now()).toString());
  const against = [
    ...canPropose(context.actor, her),
    ...(facts.waiting ? [{ code: 'STAR_WAITING' } as const] : []),
    ...starReasons(rule, facts),
  ];
  return { volunteerId: her.id, facts, rule, canPropose: desk ? verdict(against) : null };
}

/** As the schema tells it; steps are read by their own projection. */
export const told = ({ facts, rule, canPropose: may, volunteerId }: Standing) => ({
  volunteerId,
  stars: facts.stars,
  finalMinutes: facts.minutes,
  rule: { ...rule, thresholds: [...rule.thresholds], confirmedBy: [...rule.confirmedBy] },
  missing: starReasons(rule, facts).map(reasonView),
  waiting: facts.waiting,
  canPropose: may,
});
