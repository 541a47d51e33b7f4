import { z } from 'zod';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { meritEntered } from '../merit.events.ts';
import { canRecord, mayBeRecorded } from '../shared/merit.policy.ts';
import { pastReasons } from '../shared/past-day.ts';
import { lockPerson, writeFirst } from '../shared/revisions.ts';
import { trainingColumns, trainingFields, trainingNoted } from './training-input.ts';

const fields = { volunteerId: z.uuid({ message: 'NOT_FOUND' }), ...trainingFields } as const;

/** 培训: recorded beside the hours, never added to them (令67 §8). */
export const enterTraining = useCase({
  name: 'merit.enter-training',
  label: '登记培训',
  input: anyFields,
  rate: { points: 120, seconds: 3600 },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.volunteerId) return refuse('NOT_FOUND', { field: 'volunteerId' });
    const person = await lockPerson(tx, values.volunteerId);
    if (!person) return refuse('NOT_FOUND', { field: 'volunteerId' });
    const no = refuseIf(canRecord(tx.actor, person));
    if (no) return no;
    reasons.push(...mayBeRecorded(person.state), ...pastReasons('heldOn', values.heldOn, tx.now));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const place = { volunteer_id: person.id, unit_id: person.unit_id, county_code: person.county_code };
    const entered = await writeFirst(tx, 'training_record', place, trainingColumns(complete), trainingNoted(complete));
    tx.publish(meritEntered.of({ kind: 'TRAINING', id: entered.id }));
    return entered;
  },
});
