import { ClockStart, hoursRuleLimits, limits, type Reason, type UnitLevel } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { canSetPolicy } from './hours-policy.policy.ts';

const amount = (min: number, max: number) => {
  const outside = { error: () => ({ message: 'OUT_OF_RANGE', params: { min, max } }) };
  return z.int().min(min, outside).max(max, outside);
};
const fields = {
  unitId: z.uuid({ message: 'NOT_FOUND' }),
  /** The first day of service it holds for, in Beijing. */
  validFrom: z.string().regex(/^\d{4}-\d\d-\d\d$/, { message: 'INVALID_DATE' }),
  clockStart: z.enum(ClockStart),
  minimumPresence: amount(0, hoursRuleLimits.minimumPresence),
  unitMinutes: amount(1, hoursRuleLimits.unitMinutes),
  leastMinutes: amount(0, hoursRuleLimits.leastMinutes),
  reason: text(limits.shortText, 2),
} as const;

interface Place extends Record<string, unknown> {
  id: string;
  path: string;
  level: UnitLevel;
  county_code: string;
}

/**
 * A unit's own way of counting, from a day to come on: services already given are never counted anew. What the nation says
 * holds where nobody sets anything; setting just that ends a rule of the unit's own.
 */
export const setHoursPolicy = useCase({
  name: 'hours.set-policy',
  label: '制定计时规则',
  input: anyFields,
  rate: { points: 20, seconds: 3600 },
  constraints: { hours_policy_once_a_day: { code: 'POLICY_SAME_DAY', field: 'validFrom' } },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const reach = within(tx.actor, 'hours.read', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' });
    const [unit] = await tx.sql<Place>(
      sql`select u.id, u.path, u.level, u.county_code from unit u where u.id = ${values.unitId ?? null}::uuid and ${reach} for key share`,
    );
    if (values.unitId && !unit) return refuse('NOT_FOUND', { field: 'unitId' });
    if (unit) reasons.push(...canSetPolicy(tx.actor, unit));
    if (values.validFrom) reasons.push(...dayReasons(values.validFrom, dateIn(tx.now)));
    if (!complete || !unit || reasons.length > 0) return new Refusal(reasons);
    const id = newId();
    const { validFrom, clockStart, minimumPresence, unitMinutes, leastMinutes, reason } = complete;
    await tx.sql(sql`insert into hours_policy (id, version, unit_id, county_code, valid_from, clock_start, minimum_presence, unit_minutes, least_minutes,
        reason, set_by, set_at)
      values (${id}, ${`local-${id}`}, ${unit.id}, ${unit.county_code}, ${validFrom}, ${clockStart}, ${minimumPresence}, ${unitMinutes}, ${leastMinutes},
        ${reason}, ${tx.actor.accountId}, ${tx.now})`);
    const after = { validFrom, clockStart, minimumPresence, unitMinutes, leastMinutes };
    tx.changed({ entity: 'HoursPolicy', id, kind: 'create', after });
    tx.about({ entityType: 'HoursPolicy', entityId: id, unitId: unit.id, countyCode: unit.county_code });
    return { id };
  },
});

/** From tomorrow at the earliest: today's services have begun under today's rule. Years away it is a slip of the finger. */
function dayReasons(day: string, today: Temporal.PlainDate): Reason[] {
  const date = new Date(`${day}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  if (!real || day > today.add({ years: limits.yearsAhead }).toString())
    return [{ code: 'INVALID_DATE', field: 'validFrom' }];
  return day <= today.toString() ? [{ code: 'POLICY_FROM_TOMORROW', field: 'validFrom' }] : [];
}
