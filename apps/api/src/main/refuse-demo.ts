import type { Cipher } from '../platform/crypto/cipher.ts';
import type { ReadDb } from '../platform/database/read.ts';
import { sql } from '../platform/database/sql.ts';
import { type Problem, SettingsError } from '../platform/settings/problem.ts';
import { demoAccounts } from './demo/demo-accounts.ts';

const problem: Problem = {
  name: 'DATABASE_URL / DATA_DIR',
  zh: '这个数据库里有演示账号，它们的密码人人都知道，不能正式运行。请换一个空的数据库（新的 DATABASE_URL 和 DATABASE_OWNER_URL；用自带的数据库时换一个新的 DATA_DIR），再启动。演示数据不能改成正式数据。',
  en: 'This database holds demo accounts, whose password everyone knows: it cannot serve real people. Name an empty database (new DATABASE_URL and DATABASE_OWNER_URL; with the embedded one a new DATA_DIR) and start again. A demo cannot be turned into the real thing.',
};

/**
 * A platform for real people never starts on a demo: its staff's password stands in the README. Only accounts that
 * were given a role count: a name and a number anyone may register must not keep the platform from starting.
 */
export async function refuseDemo(read: ReadDb, cipher: Cipher): Promise<void> {
  const staff = demoAccounts.filter(({ app }) => app === 'admin');
  const names = staff.map(({ name }) => name);
  const numbers = staff.map(({ phone }) => cipher.index('phone', phone));
  const found = await read.rows(sql`select 1 as there from account a
    join unnest(${names}::text[], ${numbers}::bytea[]) as demo(name, number) on a.display_name = demo.name and a.phone_index = demo.number
    where exists (select 1 from access_grant g where g.account_id = a.id) limit 1`);
  if (found.length > 0) throw new SettingsError([problem]);
}
