import type { Passwords } from './cluster.ts';
import { connectUrl, withClient } from './connect.ts';

/** The two roles and the database: the owner migrates, the application's role owns nothing. */
export async function prepareRoles(port: number, passwords: Passwords): Promise<void> {
  await withClient(connectUrl('postgres', passwords.super, port, 'postgres'), async (client) => {
    for (const [role, password] of [
      ['jinguo_owner', passwords.owner],
      ['jinguo_app', passwords.app],
    ] as const) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      if (!rowCount) {
        const secret = client.escapeLiteral(password);
        await client.query(
          `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication password ${secret}`,
        );
      }
    }
    const { rowCount } = await client.query(`select from pg_database where datname = 'jinguo'`);
    if (!rowCount) await client.query('create database jinguo owner jinguo_owner');
    await client.query('revoke all on database jinguo from public');
    await client.query('grant connect on database jinguo to jinguo_app');
  });
}
