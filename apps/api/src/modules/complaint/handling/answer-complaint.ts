import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { answerFields } from './answer-input.ts';
import { canAnswer } from './complaint.policy.ts';
import { lockToHandle } from './lock-complaint.ts';
import { measureReasons } from './measure.ts';
import { moveOn } from './move-on.ts';

/** What was found and what is done about it. She may ask once for the unit above to look at it. */
export const answerComplaint = useCase({
  name: 'complaint.answer-complaint',
  label: '答复投诉',
  input: anyFields,
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(answerFields, given);
    const row = values.id ? await lockToHandle(tx, values.id) : null;
    if (!row) return refuse('NOT_FOUND');
    const no = canAnswer(tx.actor, row);
    reasons.push(...no, ...measureReasons(values));
    if (no.length === 0 && row.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const { finding, words, measure } = complete;
    await moveOn(tx, row, { to: 'ANSWERED', kind: 'ANSWERED', by: tx.actor.accountId, finding, words, measure });
    return { id: row.id };
  },
});
