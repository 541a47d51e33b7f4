import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { newAccount } from '../session/new-account.ts';
import { firstPassword } from '../session/password.ts';
import { newSecondFactor, secondFactorUri } from '../session/second-factor.ts';

interface Person {
  readonly accountId: string;
  readonly firstPassword: string | null;
  readonly otpUri: string | null;
}

/** Whoever was appointed, with what she needs to sign in for the first time, shown once. */
export interface Appointed extends Person {
  readonly grantId: string;
}

export interface AccountRow extends Record<string, unknown> {
  id: string;
  display_name: string;
  phone_masked: string;
  has_factor: boolean;
}

/** The account meant: by phone and, since a family may share it, by name. Parallel appointments wait for each other. */
export async function accountMeant(
  tx: Tx,
  number: string,
  name: string,
): Promise<{ known: AccountRow | null; reasons: readonly Reason[] }> {
  const index = tx.services.cipher.index('phone', number);
  await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended(${index.toString('hex')}, 0))`);
  const accounts =
    await tx.sql<AccountRow>(sql`select id, display_name, phone_masked, (totp_cipher is not null or sms_factor) as has_factor
    from account where phone_index = ${index} and state = 'ACTIVE' order by created_at, id limit 20`);
  const known = accounts.find((account) => account.display_name === name);
  const mismatch = !known && accounts.length > 0;
  return { known: known ?? null, reasons: mismatch ? [{ code: 'NAME_PHONE_MISMATCH', field: 'name' }] : [] };
}

/** Her account, with a second factor; who has none yet gets both. */
export async function personOf(
  tx: Tx,
  { phone: number, name }: { readonly phone: string; readonly name: string },
  known: AccountRow | null,
): Promise<Person> {
  if (known?.has_factor) return { accountId: known.id, firstPassword: null, otpUri: null };
  const secret = newSecondFactor();
  const otpUri = secondFactorUri(secret, known?.phone_masked ?? `${number.slice(0, 3)}****${number.slice(-4)}`);
  if (!known) {
    const password = firstPassword();
    return {
      accountId: await newAccount(tx, { name, phone: number, password, totpSecret: secret, initial: true }),
      firstPassword: password,
      otpUri,
    };
  }
  await tx.sql(
    sql`update account set totp_cipher = ${tx.services.cipher.seal(secret)}, totp_last_step = null, factor_initial = true where id = ${known.id}`,
  );
  tx.changed({ entity: 'Account', id: known.id, kind: 'update', after: { secondFactor: 'set' } });
  return { accountId: known.id, firstPassword: null, otpUri };
}
