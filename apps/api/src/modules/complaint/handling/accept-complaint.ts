import { z } from 'zod';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { canAccept } from './complaint.policy.ts';
import { lockToHandle } from './lock-complaint.ts';
import { moveOn } from './move-on.ts';

/** 受理: from receipt on the days for an answer count. */
export const acceptComplaint = useCase({
  name: 'complaint.accept-complaint',
  label: '受理投诉',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }), version: z.int() }),
  async run(tx, { id, version }) {
    const row = await lockToHandle(tx, id);
    if (!row) return refuse('NOT_FOUND');
    const no = canAccept(tx.actor, row);
    if (no.length > 0) return new Refusal(no);
    if (row.version !== version) return refuse('STALE_VERSION');
    await moveOn(tx, row, { to: 'ACCEPTED', kind: 'ACCEPTED', by: tx.actor.accountId, from: row.received_at });
    return { id };
  },
});
