import { type Problem, SettingsError } from '../settings/problem.ts';
import { withClient } from './launcher/connect.ts';

const tooOld: Problem = {
  name: 'DATABASE_URL',
  zh: '需要 PostgreSQL 15 或更高版本。',
  en: 'PostgreSQL 15 or newer is needed.',
};

const notUtf8 = (encoding: string, database: string): Problem => ({
  name: 'DATABASE_URL',
  zh: `数据库 ${database} 的编码是 ${encoding}，汉字需要 UTF8。请新建：create database … template template0 encoding 'UTF8';`,
  en: `The database ${database} is encoded in ${encoding}; Chinese needs UTF8. Make another: create database … template template0 encoding 'UTF8';`,
});

const roleUnnamed: Problem = {
  name: 'DATABASE_URL',
  zh: '请写平台所用角色的地址：要按它授予权限。',
  en: 'Give the address the platform connects by: its role is what gets the rights.',
};

const roleMissing = (role: string, database: string): Problem => ({
  name: 'DATABASE_URL',
  zh: `数据库里没有角色 ${role}。请以管理员执行：create role ${role} login password '…'; grant connect on database ${database} to ${role};`,
  en: `There is no role ${role}. As superuser: create role ${role} login password '…'; grant connect on database ${database} to ${role};`,
});

interface Facts {
  readonly version: string;
  readonly encoding: string;
  readonly database: string;
  readonly there: boolean;
}

/** What keeps the platform from using this PostgreSQL, told before anything is written; null: its role is yet to be made. */
export async function refuseUnfit(ownerUrl: string, appRole: string | null): Promise<void> {
  const problems = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<Facts>(
      `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
         current_database() as database, exists (select from pg_roles where rolname = $1) as there`,
      [appRole ?? ''],
    );
    return rows.flatMap((facts) => unfit(facts, appRole));
  });
  if (problems.length > 0) throw new SettingsError(problems);
}

function unfit({ version, encoding, database, there }: Facts, appRole: string | null): Problem[] {
  return [
    ...(Number(version) < 150_000 ? [tooOld] : []),
    ...(encoding === 'UTF8' ? [] : [notUtf8(encoding, database)]),
    ...(there || appRole === null ? [] : [appRole ? roleMissing(appRole, database) : roleUnnamed]),
  ];
}
