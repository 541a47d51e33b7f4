import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { forgetAccount } from './sessions.ts';

/** Ends one of her own sessions, on whatever device; in every process at once. */
export const endSession = useCase({
  name: 'people.end-session',
  label: '退出某台设备',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }) }),
  async run(tx, { id }) {
    const { accountId, sessionId } = tx.actor;
    const ended =
      await tx.sql(sql`update session set revoked_at = ${tx.now}, ended_by = 'SIGNED_OUT_DEVICE' where id = ${id} and account_id = ${accountId}
      and revoked_at is null returning 1 as ended`);
    if (ended.length === 0) return refuse('NOT_FOUND');
    tx.changed({ entity: 'Session', id, kind: 'update', before: {}, after: { ended: 'SIGNED_OUT_DEVICE' } });
    tx.about({ entityType: 'Session', entityId: id, unitId: null, countyCode: null });
    forgetAccount(tx, accountId);
    if (id === sessionId) tx.afterCommit(() => tx.context.setSession(null));
    return { id };
  },
});
