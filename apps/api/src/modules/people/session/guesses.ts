import type { Services } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';

export const MAX_WRONG = 5;
export const LOCK_MINUTES = 15;

export interface Candidate extends Record<string, unknown> {
  readonly id: string;
  readonly display_name: string;
  readonly password_hash: string;
  readonly pin_hash: string | null;
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

interface TriedRow extends Record<string, unknown> {
  readonly open: readonly Candidate[] | null;
  readonly known: number;
  readonly until: string | null;
  readonly stranger: number;
  readonly stranger_until: string | null;
}

/**
 * The accounts of a phone number. A number nobody has is counted and locked in a table of its own, by the same one
 * statement: neither the answer nor the work done tells who is registered.
 */
export async function tryPassword(services: Services, phoneIndex: Buffer, accountId: string | null): Promise<Tried> {
  const now = services.now();
  const until = new Date(now.getTime() + LOCK_MINUTES * 60_000);
  // An account named beside a number that is not its own is counted as that pair alone. Counted as the number, it would
  // lock a number nobody has and no other: the next try without it would tell who is registered.
  const strangers = accountId
    ? services.cipher.index('nobody', `${phoneIndex.toString('hex')} ${accountId}`)
    : phoneIndex;
  const hers = sql`phone_index = ${phoneIndex} and state = 'ACTIVE' ${accountId ? sql`and id = ${accountId}` : raw('')}`;
  const [row] = await services.read.rows<TriedRow>(sql`with known as (
      select count(*)::int as n, max(locked_until) as until from account where ${hers}
    ), tried as (
      update account set ${counted(now)} where ${hers} and (locked_until is null or locked_until <= ${now}::timestamptz)
      returning id, display_name, password_hash, pin_hash
    ), stranger as (
      insert into unknown_phone as p (phone_index, failed_attempts, seen_at) select ${strangers}, 1, ${now}::timestamptz from known where n = 0
      on conflict (phone_index) do update set seen_at = excluded.seen_at,
        failed_attempts = case when p.locked_until is null then p.failed_attempts + 1 else 1 end,
        locked_until = case when p.locked_until is null and p.failed_attempts + 1 >= ${MAX_WRONG}::int then ${until}::timestamptz end
      where p.locked_until is null or p.locked_until <= ${now}::timestamptz returning 1 as counted
    )
    select (select json_agg(tried) from tried) as open, n as known, known.until, (select count(*)::int from stranger) as stranger,
      (select locked_until from unknown_phone where phone_index = ${strangers}) as stranger_until from known`);
  const open = row?.open ?? [];
  if (!row || open.length > 0) return { open, lockedUntil: null };
  if (row.known > 0) return { open, lockedUntil: new Date(row.until ?? until) };
  return { open, lockedUntil: row.stranger > 0 ? null : new Date(row.stranger_until ?? until) };
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

/**
 * Once a day all counts begin anew, but for whoever is locked this moment: those of accounts with those of numbers nobody has,
 * which are kept no longer. Were one kind remembered, its fifth wrong try of another day would tell it from the other.
 */
export const forgetGuesses = (now: Date) => sql`with strangers as (
    delete from unknown_phone where locked_until is null or locked_until <= ${now}::timestamptz
  ) update account set failed_attempts = 0, locked_until = null
    where failed_attempts > 0 and (locked_until is null or locked_until <= ${now}::timestamptz)`;
