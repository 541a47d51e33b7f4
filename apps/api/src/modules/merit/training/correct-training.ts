import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { volunteerReach } from '../../people/index.ts';
import { canRecord } from '../shared/merit.policy.ts';
import { pastReasons } from '../shared/past-day.ts';
import { endedReasons, lockVersion, writeNext } from '../shared/revisions.ts';
import { trainingColumns, trainingFields, trainingNoted } from './training-input.ts';

const fields = {
  id: z.uuid({ message: 'NOT_FOUND' }),
  reason: text(limits.shortText, 2),
  ...trainingFields,
} as const;

/** Says what is true of a training; what was said before stays beside it, with the reason. */
export const correctTraining = useCase({
  name: 'merit.correct-training',
  label: '更正培训记录',
  input: anyFields,
  rate: { points: 120, seconds: 3600 },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.id) return refuse('NOT_FOUND');
    const before = await lockVersion(tx, 'training_record', values.id, volunteerReach(tx.actor));
    if (!before) return refuse('NOT_FOUND');
    const no = refuseIf([...canRecord(tx.actor, before), ...endedReasons(before)]);
    if (no) return no;
    reasons.push(...pastReasons('heldOn', values.heldOn, tx.now));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const next = { ...trainingColumns(complete), reason: complete.reason };
    return writeNext(tx, 'training_record', before, next, trainingNoted(complete));
  },
});
