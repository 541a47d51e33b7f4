import type { Role } from '@jinguo/schema';
import { hash } from '@node-rs/argon2';
import { generateSecret } from 'otplib';
import type { Services } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { newId } from '../../platform/ids.ts';
import { maskPhone } from '../../platform/text/mask.ts';
import { type DemoAccount, demoPassword } from './demo-accounts.ts';

/** The first accounts of a demo cannot be made by anyone: they are written here, everything after goes through the rules. */
export async function demoAccount(services: Services, account: DemoAccount): Promise<string> {
  const id = newId();
  const { cipher, read } = services;
  await read.rows(sql`insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash, totp_cipher)
    values (${id}, ${account.name}, ${cipher.seal(account.phone)}, ${cipher.index('phone', account.phone)}, ${maskPhone(account.phone)},
      ${await hash(demoPassword)}, ${cipher.seal(generateSecret())})`);
  return id;
}

/** A role in force at a unit, since before the demo's past begins. */
export async function demoGrant(services: Services, accountId: string, unitId: string, role: Role): Promise<void> {
  await services.read.rows(sql`insert into access_grant (id, account_id, unit_id, county_code, kind, name, valid_from, reason)
    select ${newId()}, ${accountId}, u.id, u.county_code, 'ROLE', ${role}, now() - interval '90 days', '演示' from unit u where u.id = ${unitId}`);
}

/** Whether anybody at all has an account: a database in use gets no demo. */
export async function anybodyThere(services: Services): Promise<boolean> {
  return (await services.read.rows(sql`select 1 as there from account limit 1`)).length > 0;
}
