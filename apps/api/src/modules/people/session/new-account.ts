import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { maskPhone } from '../../../platform/text/mask.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { hashPassword } from './password.ts';

/**
 * An account for a person; the phone may be shared with others of her family. `initial`: somebody else has seen these
 * secrets, so that they open nothing before she has chosen her own.
 */
export async function newAccount(
  tx: Tx,
  person: {
    name: string;
    phone: string;
    password: string;
    passwordHash?: string;
    totpSecret?: string;
    initial?: boolean;
  },
): Promise<string> {
  const id = newId();
  const { cipher } = tx.services;
  await tx.sql(sql`insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash, totp_cipher,
      password_initial, factor_initial, created_at)
    values (${id}, ${person.name}, ${cipher.seal(person.phone)}, ${cipher.index('phone', person.phone)}, ${maskPhone(person.phone)},
      ${person.passwordHash ?? (await hashPassword(person.password))}, ${person.totpSecret ? cipher.seal(person.totpSecret) : null},
      ${person.initial ?? false}, ${Boolean(person.initial && person.totpSecret)}, ${tx.now})`);
  tx.changed({ entity: 'Account', id, kind: 'create' });
  return id;
}
