import { SettingsError } from '../../settings/problem.ts';
import { reachDatabases } from '../reach.ts';
import { refuseUnfit } from '../unfit.ts';
import { withClient } from './connect.ts';

/** Makes sure a PostgreSQL that was given by its addresses can be used: new enough, in UTF-8, and with the application's role. */
export async function prepareGivenPostgres(appUrl: string, ownerUrl: string): Promise<void> {
  await reachDatabases({ [ownerUrl === appUrl ? 'DATABASE_URL' : 'DATABASE_OWNER_URL']: ownerUrl });
  const { username, password } = new URL(appUrl);
  const role = decodeURIComponent(username);
  await refuseUnfit(ownerUrl, null);
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ database: string; exists: boolean }>(
      `select current_database() as database, exists (select from pg_roles where rolname = $1) as "exists"`,
      [role],
    );
    const [row] = rows;
    if (!row || row.exists) return;
    const secret = client.escapeLiteral(decodeURIComponent(password));
    try {
      await client.query(
        `create role ${client.escapeIdentifier(role)} login nosuperuser nocreatedb nocreaterole password ${secret}`,
      );
      await client.query(
        `grant connect on database ${client.escapeIdentifier(row.database)} to ${client.escapeIdentifier(role)}`,
      );
    } catch (error) {
      const { code = '' } = error as { code?: string };
      throw new SettingsError([
        {
          name: 'DATABASE_URL',
          zh: `数据库里没有角色 ${role}，所有者也无权建立它（${code}）。请以管理员执行：create role ${role} login password '…'; grant connect on database ${row.database} to ${role};`,
          en: `There is no role ${role}, and the owner may not make it (${code}). As superuser: create role ${role} login password '…'; grant connect on database ${row.database} to ${role};`,
        },
      ]);
    }
  });
  await reachDatabases({ DATABASE_URL: appUrl });
}
