import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { managedAccount } from './managed-account.ts';
import { endSessions, forgetAccount } from './sessions.ts';

const Input = z.object({
  accountId: z.uuid({ message: 'NOT_FOUND' }),
  sessionId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
  reason: text(limits.shortText, 2),
});

/** A phone was lost, a computer is not hers any more: one session of a colleague is ended, or all, and why stays on record. */
export const endAccountSessions = useCase({
  name: 'people.end-account-sessions',
  label: '退出他人的登录',
  input: Input,
  rate: { points: 60, seconds: 3600 },
  async run(tx, { accountId, sessionId, reason }) {
    const [account] = await tx.sql<{
      unit_id: string;
      county_code: string;
    }>(sql`select g.unit_id, g.county_code from account a
      join access_grant g on g.account_id = a.id and g.revoked_at is null and (g.valid_to is null or g.valid_to > ${tx.now}::timestamptz)
      where a.id = ${accountId} and ${managedAccount(tx.actor, tx.now)} order by g.valid_from, g.id limit 1`);
    if (!account) return refuse('NOT_FOUND');
    const ended = sessionId
      ? await endOne(tx, accountId, sessionId)
      : await endSessions(tx, accountId, 'ENDED_BY_OTHERS');
    if (sessionId && ended === 0) return refuse('NOT_FOUND', { field: 'sessionId' });
    await tx.sql(
      sql`update session set end_reason = ${reason} where account_id = ${accountId} and revoked_at = ${tx.now}`,
    );
    tx.changed({ entity: 'Account', id: accountId, kind: 'update', after: { sessionsEnded: ended, reason } });
    tx.about({ entityType: 'Account', entityId: accountId, unitId: account.unit_id, countyCode: account.county_code });
    return { id: accountId };
  },
});

type Tx = Parameters<typeof endSessions>[0];
async function endOne(tx: Tx, accountId: string, id: string): Promise<number> {
  const rows =
    await tx.sql(sql`update session set revoked_at = ${tx.now}, ended_by = 'ENDED_BY_OTHERS' where id = ${id} and account_id = ${accountId}
    and revoked_at is null and expires_at > ${tx.now} returning 1 as ended`);
  if (rows.length > 0) forgetAccount(tx, accountId);
  return rows.length;
}
