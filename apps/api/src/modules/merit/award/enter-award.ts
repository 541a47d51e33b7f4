import { z } from 'zod';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { meritEntered } from '../merit.events.ts';
import { canRecord, mayBeRecorded } from '../shared/merit.policy.ts';
import { pastReasons } from '../shared/past-day.ts';
import { lockPerson, writeFirst } from '../shared/revisions.ts';
import { awardColumns, awardFields, awardNoted } from './award-input.ts';

const fields = { volunteerId: z.uuid({ message: 'NOT_FOUND' }), ...awardFields } as const;

/** 表彰奖励: what she was honoured with, by whom and when (令67 §9). */
export const enterAward = useCase({
  name: 'merit.enter-award',
  label: '登记表彰',
  input: anyFields,
  rate: { points: 120, seconds: 3600 },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.volunteerId) return refuse('NOT_FOUND', { field: 'volunteerId' });
    const person = await lockPerson(tx, values.volunteerId);
    if (!person) return refuse('NOT_FOUND', { field: 'volunteerId' });
    const no = refuseIf(canRecord(tx.actor, person));
    if (no) return no;
    reasons.push(...mayBeRecorded(person.state), ...pastReasons('awardedOn', values.awardedOn, tx.now));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const place = { volunteer_id: person.id, unit_id: person.unit_id, county_code: person.county_code };
    const entered = await writeFirst(tx, 'award_record', place, awardColumns(complete), awardNoted(complete));
    tx.publish(meritEntered.of({ kind: 'AWARD', id: entered.id }));
    return entered;
  },
});
