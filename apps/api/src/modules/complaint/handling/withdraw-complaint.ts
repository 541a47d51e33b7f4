import { z } from 'zod';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { canWithdraw } from './complaint.policy.ts';
import { lockOwn } from './lock-complaint.ts';
import { moveOn } from './move-on.ts';

/** She takes it back before it is answered; the log does not say who she is, for it may be a protected one. */
export const withdrawComplaint = useCase({
  name: 'complaint.withdraw-complaint',
  label: '撤回投诉',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }) }),
  unnamed: () => true,
  async run(tx, { id }) {
    const row = await lockOwn(tx, id);
    if (!row) return refuse('NOT_FOUND');
    const no = canWithdraw(row);
    if (no.length > 0) return new Refusal(no);
    await moveOn(tx, row, { to: 'WITHDRAWN', kind: 'WITHDRAWN', by: row.entered ? tx.actor.accountId : null });
    return { id };
  },
});
