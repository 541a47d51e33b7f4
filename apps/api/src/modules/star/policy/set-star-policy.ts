import { limits, MOST_STARS, type Reason, StarDesk, starRuleLimits, type UnitLevel } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { canSetStars } from './star-policy.policy.ts';

const amount = (min: number, max: number) => {
  const outside = { error: () => ({ message: 'OUT_OF_RANGE', params: { min, max } }) };
  return z.int().min(min, outside).max(max, outside);
};
const fields = {
  unitId: z.uuid({ message: 'NOT_FOUND' }),
  validFrom: z.string().regex(/^20\d\d-\d\d-\d\d$/, { message: 'INVALID_DATE' }),
  /** Hours of the first star to the fifth. */
  hours: z.array(amount(1, starRuleLimits.hours)).length(MOST_STARS),
  confirmedBy: z.array(z.enum(StarDesk)).length(MOST_STARS),
  leastMean: amount(0, starRuleLimits.leastMean),
  leastEvaluations: amount(0, starRuleLimits.leastEvaluations),
  noObjection: z.boolean(),
  reason: text(limits.shortText, 2),
} as const;

interface Place extends Record<string, unknown> {
  id: string;
  path: string;
  level: UnitLevel;
  county_code: string;
}

/** 星级办法: what the province asks for each star, from a day to come on; stars confirmed before stay. */
export const setStarPolicy = useCase({
  name: 'star.set-policy',
  label: '制定星级办法',
  input: anyFields,
  rate: { points: 20, seconds: 3600 },
  constraints: { star_policy_once_a_day: { code: 'STAR_POLICY_SAME_DAY', field: 'validFrom' } },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const reach = within(tx.actor, 'unit.read', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' });
    const [unit] = await tx.sql<Place>(
      sql`select u.id, u.path, u.level, u.county_code from unit u where u.id = ${values.unitId ?? null}::uuid and ${reach} for key share`,
    );
    if (!unit) return refuse('NOT_FOUND', { field: 'unitId' });
    reasons.push(...canSetStars(tx.actor, unit));
    if (values.validFrom) reasons.push(...dayReasons(values.validFrom, dateIn(tx.now)));
    if (values.hours?.some((hours, i, all) => i > 0 && hours <= (all[i - 1] ?? 0)))
      reasons.push({ code: 'STAR_POLICY_ORDER', field: 'hours' });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const id = newId();
    const { validFrom, hours, confirmedBy, leastMean, leastEvaluations, noObjection, reason } = complete;
    const thresholds = hours.map((one) => one * 60);
    await tx.sql(sql`insert into star_policy (id, unit_id, county_code, valid_from, thresholds, confirmed_by, least_mean, least_evaluations, no_objection, reason,
        set_by, set_at)
      values (${id}, ${unit.id}, ${unit.county_code}, ${validFrom}, ${thresholds}::int[], ${confirmedBy}::text[], ${leastMean}, ${leastEvaluations}, ${noObjection},
        ${reason}, ${tx.actor.accountId}, ${tx.now})`);
    tx.changed({ entity: 'StarPolicy', id, kind: 'create', after: { validFrom, hours, leastMean, leastEvaluations } });
    tx.about({ entityType: 'StarPolicy', entityId: id, unitId: unit.id, countyCode: unit.county_code });
    return { id };
  },
});

/** From tomorrow at the earliest: what was confirmed today was confirmed under today's rule. */
function dayReasons(day: string, today: Temporal.PlainDate): Reason[] {
  const date = new Date(`${day}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  if (!real || day > today.add({ years: limits.yearsAhead }).toString())
    return [{ code: 'INVALID_DATE', field: 'validFrom' }];
  return day <= today.toString() ? [{ code: 'STAR_POLICY_FROM_TOMORROW', field: 'validFrom' }] : [];
}
