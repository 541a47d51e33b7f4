import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { canAccept } from './complaint.policy.ts';
import { lockToHandle } from './lock-complaint.ts';
import { moveOn } from './move-on.ts';

const fields = {
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  reason: text(limits.statement, 2),
} as const;

/** 不予受理, with the reason she reads; the unit above looks at it once if she asks. */
export const declineComplaint = useCase({
  name: 'complaint.decline-complaint',
  label: '不予受理投诉',
  input: anyFields,
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    const row = values.id ? await lockToHandle(tx, values.id) : null;
    if (!row) return refuse('NOT_FOUND');
    const no = canAccept(tx.actor, row);
    reasons.push(...no);
    if (no.length === 0 && row.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    await moveOn(tx, row, { to: 'DECLINED', kind: 'DECLINED', by: tx.actor.accountId, words: complete.reason });
    return { id: row.id };
  },
});
