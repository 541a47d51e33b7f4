import { withClient } from './connect.ts';

/** Makes sure a PostgreSQL that was given by its addresses can be used: new enough, and with the application's role. */
export async function prepareGivenPostgres(appUrl: string, ownerUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  const role = decodeURIComponent(username);
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ version: string; database: string; exists: boolean }>(
      `select current_setting('server_version_num') as version, current_database() as database,
         exists (select from pg_roles where rolname = $1) as "exists"`,
      [role],
    );
    const [row] = rows;
    if (!row || Number(row.version) < 150_000) throw new Error('PostgreSQL 15 or newer is needed.');
    if (row.exists) return;
    const secret = client.escapeLiteral(decodeURIComponent(password));
    try {
      await client.query(
        `create role ${client.escapeIdentifier(role)} login nosuperuser nocreatedb nocreaterole password ${secret}`,
      );
      await client.query(
        `grant connect on database ${client.escapeIdentifier(row.database)} to ${client.escapeIdentifier(role)}`,
      );
    } catch (error) {
      throw new Error(
        `The role ${role} of DATABASE_URL does not exist and the owner may not create it: ${(error as Error).message}`,
      );
    }
  });
}
