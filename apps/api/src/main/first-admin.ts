import 'reflect-metadata';
import { issueFirstAdministratorToken } from '../modules/people/index.ts';
import { createCipher } from '../platform/crypto/cipher.ts';
import { checkKeys } from '../platform/database/installation.ts';
import { reachDatabases } from '../platform/database/reach.ts';
import { createReadDb } from '../platform/database/read.ts';
import { sql } from '../platform/database/sql.ts';
import { readEnv } from '../platform/env.ts';
import { endOnWrongSettings } from '../platform/settings/problem.ts';
import { checkNode } from './check-node.ts';

/**
 * Prints the one-time link by which the first administrator makes her own account, while there is none. With --once
 * (at every start) only when no link was ever made: a restart does not void the one somebody holds.
 */
checkNode();
try {
  const env = readEnv();
  await reachDatabases({ DATABASE_URL: env.DATABASE_URL });
  const read = createReadDb(env.DATABASE_URL, 1);
  await checkKeys(read, env);
  const made = await read.rows(sql`select 1 as made from first_administrator_token limit 1`);
  if (!process.argv.includes('--once') || made.length === 0) {
    const issued = await issueFirstAdministratorToken({ read, cipher: createCipher(env), now: () => new Date() });
    if (issued) tell(`${env.PUBLIC_URL ?? ''}/admin/first#${issued.token}`, issued.expiresAt);
    else if (!process.argv.includes('--once'))
      console.log('平台已有管理员，由她任命其他人。\nThere is an administrator already: she appoints others.');
  }
  await read.end();
} catch (error) {
  endOnWrongSettings(error);
}

/** The token stands after #, which no browser sends and no server or proxy logs. */
function tell(link: string, expiresAt: Date): void {
  const until = expiresAt.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
  const utc = `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  console.log(`
  首个管理员请用这个链接设置账号（只能用一次，北京时间 ${until} 前有效，请勿转发）：
  The first administrator makes her account by this link (once, until ${until.replaceAll('/', '-')} Beijing time, ${utc}):

    ${link}

  遗失或过期：npm run first-admin · lost or expired: npm run first-admin
`);
}
