import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { complaintWaits } from '../complaint.events.ts';
import { canAskReview } from './complaint.policy.ts';
import { moveToDesk } from './desk.ts';
import { lockOwn } from './lock-complaint.ts';
import { moveOn } from './move-on.ts';

const fields = { id: z.uuid({ message: 'NOT_FOUND' }), reason: text(limits.statement, 2) } as const;

/** 申请复核: once, by her, or by whoever entered it for her; it goes to the unit above that of the answer. */
export const askReview = useCase({
  name: 'complaint.ask-review',
  label: '申请复核投诉',
  input: anyFields,
  unnamed: () => true,
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    const row = values.id ? await lockOwn(tx, values.id) : null;
    if (!row) return refuse('NOT_FOUND');
    reasons.push(...canAskReview(row, dateIn(tx.now).toString()));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const by = row.entered ? tx.actor.accountId : null;
    await moveOn(tx, row, { to: 'REVIEW', kind: 'REVIEW_ASKED', by, words: complete.reason });
    // Looked for after the state has changed: whoever answered is barred from now on.
    await moveToDesk(tx, row, row.desk_unit_id);
    tx.publish(complaintWaits.of({ complaintId: row.id, why: 'REVIEW' }));
    return { id: row.id };
  },
});
