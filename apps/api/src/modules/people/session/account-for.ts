import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { settlePassword, tryPassword } from './guesses.ts';
import { newAccount } from './new-account.ts';
import { dummyHash, hashPassword, passwordFits } from './password.ts';

interface Newcomer {
  readonly name: string;
  readonly phone: string;
  readonly password: string;
  /** The keyed digest of her ID number, when she registers: who is registered with it already is told to sign in. */
  readonly idNumberIndex?: Buffer;
}

/** No account has it: the attempt is counted against the number as one nobody has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The account a person becomes a volunteer with. Who has one already, being a coordinator, keeps it, by her session or
 * by her name, number and password: nobody is to be two people and approve herself (counter-rule a). Who proves in that
 * way that she is registered with this ID number already is told so, however often and fast she sends it. Everybody else
 * gets a new one. One comparison and one hash either way, and the same answer: it tells nobody whose number is known.
 */
export async function accountFor(tx: Tx, person: Newcomer): Promise<string | Refusal> {
  const phoneIndex = tx.services.cipher.index('phone', person.phone);
  // Two taps on one button: the second looks when the first is done.
  await tx.sql(
    sql`select pg_advisory_xact_lock(hashtextextended('register ' || encode(${phoneIndex}::bytea, 'hex'), 0))`,
  );
  const own = tx.context.actor?.accountId;
  const proved = own ? await servingBy(tx, own, person) : await provedBy(tx, person, phoneIndex);
  const passwordHash = await hashPassword(person.password);
  if (proved?.registered) return refuse('ALREADY_REGISTERED');
  return (proved && (await free(tx, proved.id, phoneIndex))) || newAccount(tx, { ...person, passwordHash });
}

interface Proved extends Record<string, unknown> {
  readonly id: string;
  /** Whether the account serves a volunteer with this very ID number. */
  readonly registered: boolean;
}

/** Her own account, by her session. */
async function servingBy({ services }: Tx, id: string, { idNumberIndex }: Newcomer): Promise<Proved> {
  const [row] = await services.read.rows<{ registered: boolean }>(
    sql`select exists (select from volunteer v where v.account_id = ${id} and v.id_number_index = ${idNumberIndex ?? null}::bytea) as registered`,
  );
  return { id, registered: row?.registered ?? false };
}

/**
 * An account of her name on her number whose password she knows, and that serves nobody yet or her with this ID number;
 * wrong ones count as guesses. A first password that somebody else was shown proves nothing.
 */
async function provedBy(
  { services }: Tx,
  { name, password, idNumberIndex }: Newcomer,
  phoneIndex: Buffer,
): Promise<Proved | null> {
  const [candidate] = await services.read.rows<Proved>(sql`select a.id, v.id is not null as registered from account a
    left join volunteer v on v.account_id = a.id
    where a.phone_index = ${phoneIndex} and a.display_name = ${name} and a.state = 'ACTIVE' and not a.password_initial
      and (v.id is null or v.id_number_index = ${idNumberIndex ?? null}::bytea)
    order by v.id is null, a.created_at, a.id limit 1`);
  const { open } = await tryPassword(services, phoneIndex, candidate?.id ?? NOBODY);
  const [known] = open;
  const fits = await passwordFits(known?.password_hash ?? (await dummyHash()), password);
  if (!candidate || !known || !fits) return null;
  await settlePassword(services, [known.id], []);
  return candidate;
}

/** Locked first, looked at after: of two registrations at once one gets the account. */
async function free(tx: Tx, id: string, phoneIndex: Buffer): Promise<string | null> {
  const [account] = await tx.sql(
    sql`select 1 as one from account where id = ${id} and state = 'ACTIVE' and phone_index = ${phoneIndex} for update`,
  );
  if (!account) return null;
  const serving = await tx.sql(sql`select 1 as one from volunteer where account_id = ${id}`);
  return serving.length > 0 ? null : id;
}
