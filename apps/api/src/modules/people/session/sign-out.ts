import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { useCase } from '../../../platform/use-case.ts';
import { forgetAccount } from './sessions.ts';

/** Ends this session here and in every process. */
export const signOut = useCase({
  name: 'people.sign-out',
  label: '退出登录',
  atTheDoor: true,
  input: z.object({}),
  async run(tx) {
    const { sessionId, accountId } = tx.actor;
    await tx.sql(sql`update session set revoked_at = ${tx.now} where id = ${sessionId} and revoked_at is null`);
    tx.changed({ entity: 'Session', id: sessionId, kind: 'update', before: {}, after: { ended: true } });
    tx.about({ entityType: 'Session', entityId: sessionId, unitId: null, countyCode: null });
    forgetAccount(tx, accountId);
    tx.afterCommit(() => tx.context.setSession(null));
    return { id: sessionId };
  },
});
