import { starReasons } from '@jinguo/schema';
import { z } from 'zod';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { starRuleOf } from '../policy/star-rule.ts';
import { factsOf } from '../standing/star-facts.ts';
import { starConfirmed } from '../star.events.ts';
import { lockCase } from './lock-case.ts';
import { canConfirm } from './star.policy.ts';

const Input = z.object({ id: z.uuid({ message: 'NOT_FOUND' }) });

/** 认定: by the level that may, on what she has today; what was corrected or objected to since it was proposed counts. */
export const confirmStar = useCase({
  name: 'star.confirm',
  label: '认定星级',
  input: Input,
  rate: { points: 300, seconds: 3600 },
  constraints: { star_case_once: { code: 'STAR_DECIDED' } },
  async run(tx, { id }) {
    const one = await lockCase(tx, id);
    if (!one) return refuse('NOT_FOUND');
    const no = refuseIf(canConfirm(tx.actor, one));
    if (no) return no;
    const facts = await factsOf(tx, sql`v.id = ${one.volunteer_id}`);
    if (!facts) return refuse('NOT_FOUND');
    if (facts.stars !== one.stars - 1) return refuse('STAR_DECIDED');
    const rule = await starRuleOf(tx, one.unit_id, dateIn(tx.now).toString());
    const reasons = starReasons(rule, facts);
    if (reasons.length > 0) return new Refusal(reasons);
    await tx.sql(sql`update star_case set state = 'CONFIRMED', decided_by = ${tx.actor.accountId}, decided_at = ${tx.now}, minutes = ${facts.minutes},
      mean = ${facts.mean}, evaluations = ${facts.evaluations}, policy_id = ${rule.id} where id = ${id}`);
    tx.changed({ entity: 'StarCase', id, kind: 'update', after: { state: 'CONFIRMED', stars: one.stars } });
    tx.about({ entityType: 'StarCase', entityId: id, unitId: one.unit_id, countyCode: one.county_code });
    tx.publish(starConfirmed.of({ caseId: id }));
    return { id };
  },
});
