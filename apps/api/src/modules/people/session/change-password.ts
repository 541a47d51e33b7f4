import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { secretsChanged } from '../people.events.ts';
import { minutesUntil, settlePassword, tryPassword } from './guesses.ts';
import { openSession } from './open-session.ts';
import { hashPassword, newPassword, passwordFits, typedPassword } from './password.ts';
import { endSessions } from './sessions.ts';

/**
 * Her present password, counted like a guess at sign-in: an open session on a borrowed phone must not be a way to try
 * passwords. Answers with the hash it fits.
 */
export async function presentPassword(tx: SignedInTx, password: string): Promise<string | Refusal> {
  const { services, actor } = tx;
  const [account] = await tx.sql<{ phone_index: Buffer }>(
    sql`select phone_index from account where id = ${actor.accountId}`,
  );
  if (!account) return refuse('NOT_FOUND');
  const { open, lockedUntil } = await tryPassword(services, account.phone_index, actor.accountId);
  if (lockedUntil) return refuse('ACCOUNT_LOCKED', { params: { minutes: minutesUntil(lockedUntil, tx.now) } });
  const [own] = open;
  if (!own || !(await passwordFits(own.password_hash, password))) return refuse('WRONG_PASSWORD', { field: 'current' });
  await settlePassword(services, [own.id], []);
  return own.password_hash;
}

/** Locked after it was compared (hashing holds no lock): of two changes at once the second shows a password that is none any more. */
export async function stillPresent(tx: SignedInTx, stored: string): Promise<Refusal | null> {
  const [account] = await tx.sql(
    sql`select 1 as one from account where id = ${tx.actor.accountId} and password_hash = ${stored} for update`,
  );
  return account ? null : refuse('WRONG_PASSWORD', { field: 'current' });
}

/** Writes it, ends her other sessions, and gives this browser a session with a new token. */
export async function setPassword(tx: SignedInTx, password: string): Promise<string> {
  const { accountId, app, secondFactor } = tx.actor;
  await tx.sql(
    sql`update account set password_hash = ${await hashPassword(password)}, password_initial = false where id = ${accountId}`,
  );
  await endSessions(tx, accountId, 'PASSWORD_CHANGED');
  const { sessionId } = await openSession(tx, accountId, app, secondFactor);
  tx.changed({ entity: 'Account', id: accountId, kind: 'update', after: { password: 'set' } });
  tx.about({ entityType: 'Account', entityId: accountId, unitId: null, countyCode: null });
  tx.publish(secretsChanged.of({ accountId, what: 'PASSWORD' }));
  return sessionId;
}

/** Changes her password: the present one is asked for, her other sessions end. */
export const changePassword = useCase({
  name: 'people.change-password',
  label: '修改密码',
  input: z.object({ current: typedPassword, next: newPassword }),
  rate: { points: 20, seconds: 60, shared: true },
  async run(tx, { current, next }) {
    const stored = await presentPassword(tx, current);
    if (isRefusal(stored)) return stored;
    if (await passwordFits(stored, next)) return refuse('SAME_PASSWORD', { field: 'next' });
    const changed = await stillPresent(tx, stored);
    if (changed) return changed;
    await setPassword(tx, next);
    return { id: tx.actor.accountId };
  },
});
