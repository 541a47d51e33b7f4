import { z } from 'zod';
import { useCase } from '../../../platform/use-case.ts';
import { endSessions } from './sessions.ts';

/** Ends all her sessions in both apps; `keepThis` leaves the one she is using. */
export const signOutEverywhere = useCase({
  name: 'people.sign-out-everywhere',
  label: '退出所有设备',
  input: z.object({ keepThis: z.boolean() }),
  async run(tx, { keepThis }) {
    const { accountId, sessionId } = tx.actor;
    await endSessions(tx, accountId, 'SIGNED_OUT_EVERYWHERE', keepThis ? sessionId : undefined);
    tx.about({ entityType: 'Account', entityId: accountId, unitId: null, countyCode: null });
    if (!keepThis) tx.afterCommit(() => tx.context.setSession(null));
    return { id: accountId };
  },
});
