import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { settlePassword, tryPassword } from './guesses.ts';
import { newAccount } from './new-account.ts';
import { dummyHash, hashPassword, passwordFits } from './password.ts';

interface Newcomer {
  readonly name: string;
  readonly phone: string;
  readonly password: string;
}

/** No account has it: the attempt is counted against the number as one nobody has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The account a person becomes a volunteer with. Who has one already, being a coordinator, keeps it, by her session or
 * by her name, number and password: nobody is to be two people and approve herself (counter-rule a). Everybody else gets
 * a new one. One comparison and one hash either way, and the same answer: it tells nobody whose number is known.
 */
export async function accountFor(tx: Tx, person: Newcomer): Promise<string> {
  const { cipher } = tx.services;
  const own = tx.context.actor?.accountId;
  const fits = own ? own : await provedBy(tx, person);
  const passwordHash = await hashPassword(person.password);
  return (
    (fits && (await free(tx, fits, cipher.index('phone', person.phone)))) || newAccount(tx, { ...person, passwordHash })
  );
}

/**
 * An account of her name on her number that serves nobody yet and whose password she knows; wrong ones count as guesses.
 * A first password that somebody else was shown proves nothing.
 */
async function provedBy({ services }: Tx, { name, phone, password }: Newcomer): Promise<string | null> {
  const phoneIndex = services.cipher.index('phone', phone);
  const [candidate] = await services.read.rows<{ id: string }>(sql`select a.id from account a
    where a.phone_index = ${phoneIndex} and a.display_name = ${name} and a.state = 'ACTIVE' and not a.password_initial
      and not exists (select from volunteer v where v.account_id = a.id) order by a.created_at, a.id limit 1`);
  const { open } = await tryPassword(services, phoneIndex, candidate?.id ?? NOBODY);
  const [known] = open;
  const fits = await passwordFits(known?.password_hash ?? (await dummyHash()), password);
  if (!known || !fits) return null;
  await settlePassword(services, [known.id], []);
  return known.id;
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
