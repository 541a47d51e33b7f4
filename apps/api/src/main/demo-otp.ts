import { generateSync } from 'otplib';
import { createCipher } from '../platform/crypto/cipher.ts';
import { createReadDb } from '../platform/database/read.ts';
import { sql } from '../platform/database/sql.ts';
import { readEnv } from '../platform/env.ts';
import { wrongSettings } from '../platform/settings/problem.ts';
import { demoAccounts } from './demo/demo-accounts.ts';

/** Prints the present code of each demo account: for trying the platform out. Real accounts are never asked. */
const env = readEnv();
if (env.production) {
  console.error(
    '正式运行没有演示账号，也不显示任何人的验证码。\nProduction has no demo accounts and shows nobody’s codes.',
  );
  process.exit(wrongSettings);
}
const cipher = createCipher(env);
const read = createReadDb(env.DATABASE_URL, 1);
const [, , only] = process.argv;
const epoch = Math.floor(Date.now() / 1000);
for (const account of demoAccounts) {
  if (account.app !== 'admin' || (only && only !== account.phone)) continue;
  const [row] = await read.rows<{ totp_cipher: string | null }>(
    sql`select totp_cipher from account where phone_index = ${cipher.index('phone', account.phone)} and display_name = ${account.name} limit 1`,
  );
  if (row?.totp_cipher)
    console.log(
      `${account.phone}  ${account.name}  ${generateSync({ secret: cipher.open(row.totp_cipher), epoch })}  还有 ${30 - (epoch % 30)} 秒`,
    );
}
await read.end();
