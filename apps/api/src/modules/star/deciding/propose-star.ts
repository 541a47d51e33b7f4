import { starReasons, type VolunteerState } from '@jinguo/schema';
import { z } from 'zod';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { herAccounts, personPaths, stateReasons, volunteerReach } from '../../people/index.ts';
import { starRuleOf } from '../policy/star-rule.ts';
import { factsOf } from '../standing/star-facts.ts';
import { canPropose } from './star.policy.ts';
import { writeCase } from './write-case.ts';

const Input = z.object({ volunteerId: z.uuid({ message: 'NOT_FOUND' }) });

interface Her extends Record<string, unknown> {
  id: string;
  state: VolunteerState;
  unit_id: string;
  county_code: string;
  paths: string[];
  accounts: string[];
}

/** 提名: her next star, on final hours and quality, for the level that may confirm it. One at a time. */
export const proposeStar = useCase({
  name: 'star.propose',
  label: '提名星级',
  input: Input,
  rate: { points: 200, seconds: 3600 },
  constraints: { star_case_waiting: { code: 'STAR_WAITING' } },
  async run(tx, { volunteerId }) {
    const [her] =
      await tx.sql<Her>(sql`select v.id, v.state, v.unit_id, v.county_code, ${raw(personPaths)} as paths, ${raw(herAccounts)} as accounts
      from volunteer v join unit u on u.id = v.unit_id where v.id = ${volunteerId} and v.erased_at is null and ${volunteerReach(tx.actor)} for no key update of v`);
    if (!her) return refuse('NOT_FOUND');
    const no = refuseIf(canPropose(tx.actor, her));
    if (no) return no;
    const facts = await factsOf(tx, sql`v.id = ${her.id}`);
    if (!facts) return refuse('NOT_FOUND');
    const rule = await starRuleOf(tx, her.unit_id, dateIn(tx.now).toString());
    const waits = facts.waiting ? [{ code: 'STAR_WAITING' } as const] : [];
    const reasons = [...stateReasons(her.state), ...waits, ...starReasons(rule, facts)];
    if (reasons.length > 0) return new Refusal(reasons);
    const { id, stars } = await writeCase(tx, her, { rule, facts, by: tx.actor.accountId });
    tx.changed({ entity: 'StarCase', id, kind: 'create', after: { stars, minutes: facts.minutes } });
    tx.about({ entityType: 'StarCase', entityId: id, unitId: her.unit_id, countyCode: her.county_code });
    return { id };
  },
});
