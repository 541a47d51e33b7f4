import type { Services } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';

export const MAX_WRONG = 5;
export const LOCK_MINUTES = 15;

export interface Candidate extends Record<string, unknown> {
  readonly id: string;
  readonly display_name: string;
  readonly password_hash: string;
}

export interface Tried {
  /** Accounts this attempt may be checked against; it is already counted against each. */
  readonly open: readonly Candidate[];
  /** When a locked number opens again; null when it is not locked. */
  readonly lockedUntil: Date | null;
}

/**
 * Counts first, checks after: of a hundred parallel guesses five get through. These statements stand outside the
 * mutation's transaction, or a refusal would roll the count back.
 */
const counted = (now: Date) => sql`failed_attempts = case when locked_until is null then failed_attempts + 1 else 1 end,
  locked_until = case when locked_until is null and failed_attempts + 1 >= ${MAX_WRONG}::int
    then ${new Date(now.getTime() + LOCK_MINUTES * 60_000)}::timestamptz end`;

/**
 * The accounts of a phone number. A number nobody has is counted and locked in a table of its own, so that answers tell
 * nobody who is registered.
 */
export async function tryPassword(services: Services, phoneIndex: Buffer, accountId: string | null): Promise<Tried> {
  const now = services.now();
  const one = accountId ? sql`and id = ${accountId}` : raw('');
  const open = await services.read.rows<Candidate>(sql`update account set ${counted(now)}
    where phone_index = ${phoneIndex} and state = 'ACTIVE' ${one} and (locked_until is null or locked_until <= ${now}::timestamptz)
    returning id, display_name, password_hash`);
  if (open.length > 0) return { open, lockedUntil: null };
  const [known] = await services.read.rows<{ until: string | null }>(sql`select max(locked_until) as until from account
    where phone_index = ${phoneIndex} and state = 'ACTIVE' ${one} having count(*) > 0`);
  return { open: [], lockedUntil: known ? new Date(known.until ?? now) : await tryUnknown(services, phoneIndex, now) };
}

async function tryUnknown(services: Services, phoneIndex: Buffer, now: Date): Promise<Date | null> {
  const rows =
    await services.read.rows(sql`insert into unknown_phone as p (phone_index, failed_attempts, seen_at) values (${phoneIndex}, 1, ${now})
    on conflict (phone_index) do update set seen_at = excluded.seen_at,
      failed_attempts = case when p.locked_until is null then p.failed_attempts + 1 else 1 end,
      locked_until = case when p.locked_until is null and p.failed_attempts + 1 >= ${MAX_WRONG}::int
        then ${new Date(now.getTime() + LOCK_MINUTES * 60_000)}::timestamptz end
    where p.locked_until is null or p.locked_until <= ${now}::timestamptz returning 1 as counted`);
  if (rows.length > 0) return null;
  const [locked] = await services.read.rows<{ until: string }>(
    sql`select locked_until as until from unknown_phone where phone_index = ${phoneIndex}`,
  );
  return new Date(locked?.until ?? now);
}

/**
 * The password was right for some: their count ends. Others on the same number were not guessed at; they get this
 * attempt back and no more, so that nobody can use an account of her own to keep guessing at another's.
 */
export async function settlePassword(
  services: Services,
  fits: readonly string[],
  others: readonly string[],
): Promise<void> {
  await services.read.rows(
    sql`update account set failed_attempts = 0, locked_until = null where id = any(${fits}::uuid[])`,
  );
  if (others.length === 0) return;
  await services.read.rows(sql`update account set failed_attempts = greatest(failed_attempts - 1, 0),
    locked_until = case when failed_attempts - 1 < ${MAX_WRONG}::int then null else locked_until end where id = any(${others}::uuid[])`);
}

/** Counts an attempt at the second factor. Only a right code ends that count: a known password must not. */
export async function trySecondFactor(services: Services, accountId: string): Promise<Date | null> {
  const now = services.now();
  const rows = await services.read.rows(sql`update account set
      second_factor_attempts = case when second_factor_locked_until is null then second_factor_attempts + 1 else 1 end,
      second_factor_locked_until = case when second_factor_locked_until is null and second_factor_attempts + 1 >= ${MAX_WRONG}::int
        then ${new Date(now.getTime() + LOCK_MINUTES * 60_000)}::timestamptz end
    where id = ${accountId} and (second_factor_locked_until is null or second_factor_locked_until <= ${now}::timestamptz) returning 1 as counted`);
  if (rows.length > 0) return null;
  const [locked] = await services.read.rows<{ until: string | null }>(
    sql`select second_factor_locked_until as until from account where id = ${accountId}`,
  );
  return new Date(locked?.until ?? now);
}

/** Whole minutes until a lock opens, at least one. */
export const minutesUntil = (until: Date, now: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));

/** Numbers nobody has are kept for a day only. */
export const forgetUnknownPhones = (now: Date) =>
  sql`delete from unknown_phone where seen_at < ${new Date(now.getTime() - 86_400_000)}::timestamptz`;
