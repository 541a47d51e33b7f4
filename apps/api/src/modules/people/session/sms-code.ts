import { randomInt } from 'node:crypto';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { smsCodeIssued } from '../people.events.ts';

const MINUTES = 5;
const MOST_TRIES = 5;
/** A number gets one message a minute and five an hour, whoever asks for them. */
const AGAIN_SECONDS = 60;
const MOST_AN_HOUR = 5;

/** What a code opens: a sign-in with this number, or the second step of one account. */
export const signInSubject = (tx: Tx, phoneIndex: Buffer): Buffer =>
  tx.services.cipher.index('sms-sign-in', phoneIndex.toString('hex'));
export const secondFactorSubject = (tx: Tx, accountId: string): Buffer =>
  tx.services.cipher.index('sms-second-factor', accountId);

const digest = (tx: Tx, subject: Buffer, code: string): Buffer =>
  tx.services.cipher.index('sms-code', `${subject.toString('hex')}:${code}`);

export interface SmsIssued {
  readonly expiresAt: Date;
  readonly againAt: Date;
}

/**
 * Writes a code of six digits, kept as a keyed digest, and lets the worker send it. The same statements whoever has the
 * number: whether it is anybody's is looked up only where the message is sent, so that asking tells nobody who is here.
 */
export async function issueSmsCode(
  tx: Tx,
  to: { subject: Buffer; phone: string; phoneIndex: Buffer; accountId: string | null },
): Promise<SmsIssued | Refusal> {
  // Said at once, and to everybody alike: a code that never comes is worse than none.
  if (!tx.services.env.textMessages) return refuse('NO_TEXT_MESSAGES');
  const id = newId();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = new Date(tx.now.getTime() + MINUTES * 60_000);
  const { cipher } = tx.services;
  const hour = new Date(tx.now.getTime() - 3_600_000);
  const lastMinute = new Date(tx.now.getTime() - AGAIN_SECONDS * 1000);
  const written =
    await tx.sql(sql`insert into sms_code as c (subject, id, phone_cipher, phone_index, account_id, code_hash, code_cipher, counted_from, created_at, expires_at)
    values (${to.subject}, ${id}, ${cipher.seal(to.phone)}, ${to.phoneIndex}, ${to.accountId}, ${digest(tx, to.subject, code)}, ${cipher.seal(code)},
      ${tx.now}, ${tx.now}, ${expiresAt})
    on conflict (subject) do update set id = excluded.id, code_hash = excluded.code_hash, code_cipher = excluded.code_cipher, attempts = 0,
      sent = case when c.counted_from <= ${hour}::timestamptz then 1 else c.sent + 1 end,
      counted_from = case when c.counted_from <= ${hour}::timestamptz then excluded.counted_from else c.counted_from end,
      created_at = excluded.created_at, expires_at = excluded.expires_at
    where c.created_at <= ${lastMinute}::timestamptz and (c.counted_from <= ${hour}::timestamptz or c.sent < ${MOST_AN_HOUR})
    returning id`);
  if (written.length === 0) return tooSoon(tx, to.subject);
  tx.publish(smsCodeIssued.of({ codeId: id }));
  tx.about({ entityType: 'SmsCode', entityId: id, unitId: null, countyCode: null });
  return { expiresAt, againAt: new Date(tx.now.getTime() + AGAIN_SECONDS * 1000) };
}

async function tooSoon(tx: Tx, subject: Buffer): Promise<Refusal> {
  const [row] = await tx.sql<{ created_at: Date; counted_from: Date; sent: number }>(
    sql`select created_at, counted_from, sent from sms_code where subject = ${subject}`,
  );
  const minute = (row?.created_at ?? tx.now).getTime() + AGAIN_SECONDS * 1000;
  const hour = row && row.sent >= MOST_AN_HOUR ? row.counted_from.getTime() + 3_600_000 : 0;
  const seconds = Math.max(1, Math.ceil((Math.max(minute, hour) - tx.now.getTime()) / 1000));
  return refuse('TOO_MANY_REQUESTS', { params: { seconds } });
}

/**
 * Whether the code is the one that was sent, counted before it is compared and outside the mutation's transaction: after
 * five tries it is worth nothing. It stays until `dropSmsCode`, since a family's member may still have to say who she is.
 */
export async function smsCodeFits(tx: Tx, subject: Buffer, code: string): Promise<boolean> {
  const [row] = await tx.services.read.rows<{ fits: boolean }>(sql`update sms_code set attempts = attempts + 1
    where subject = ${subject} and attempts < ${MOST_TRIES} and expires_at > ${tx.now}::timestamptz
    returning code_hash = ${digest(tx, subject, code)} as fits`);
  return row?.fits ?? false;
}

/** A code is used once. Two copies at once: one of them deletes nothing and is refused. */
export async function dropSmsCode(tx: Tx, subject: Buffer, code: string): Promise<boolean> {
  const rows = await tx.sql(sql`update sms_code set expires_at = ${tx.now}, code_cipher = null
    where subject = ${subject} and code_hash = ${digest(tx, subject, code)} and expires_at > ${tx.now}::timestamptz returning 1 as used`);
  return rows.length > 0;
}

/** Codes of yesterday, with the numbers they were for. */
export const forgetSmsCodes = (now: Date) =>
  sql`delete from sms_code where expires_at < ${new Date(now.getTime() - 86_400_000)}::timestamptz`;
