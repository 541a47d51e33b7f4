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
import { awardColumns, awardFields, awardNoted } from './award-input.ts';

const fields = {
  id: z.uuid({ message: 'NOT_FOUND' }),
  reason: text(limits.shortText, 2),
  ...awardFields,
} as const;

/** Says what is true of an award; what was said before stays beside it, with the reason. */
export const correctAward = useCase({
  name: 'merit.correct-award',
  label: '更正表彰记录',
  input: anyFields,
  rate: { points: 120, seconds: 3600 },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.id) return refuse('NOT_FOUND');
    const before = await lockVersion(tx, 'award_record', values.id, volunteerReach(tx.actor));
    if (!before) return refuse('NOT_FOUND');
    const no = refuseIf([...canRecord(tx.actor, before), ...endedReasons(before)]);
    if (no) return no;
    reasons.push(...pastReasons('awardedOn', values.awardedOn, tx.now));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const next = { ...awardColumns(complete), reason: complete.reason };
    return writeNext(tx, 'award_record', before, next, awardNoted(complete));
  },
});
