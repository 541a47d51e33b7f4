import type pg from 'pg';
import { withClient } from './launcher/connect.ts';

/** The tables the application may add to but never change: privilege and trigger both forbid it. */
const appendOnly = [
  ...['audit_entry', 'scan', 'ledger_entry', 'ledger_attempt', 'ledger_root', 'ledger_leaf', 'ledger_node'],
  ...['data_reveal', 'privacy_notice', 'privacy_notice_withdrawal'],
];
/** What only migrations and the first load write. */
const ownersOnly = ['schema_migration', 'division', 'installation'];

/** Gives the application's role what it needs and no more. */
export async function grantRights(ownerUrl: string, appRole: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const role = client.escapeIdentifier(appRole);
    for (const schema of ['public', 'pgboss']) {
      await client.query(`grant usage on schema ${schema} to ${role}`);
      await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`);
      await client.query(`grant usage on all sequences in schema ${schema} to ${role}`);
      await grantFunctions(client, schema, role);
    }
    await closeSchema(client, role);
    // A trial on one address runs as the owner: taken from her, the next load and the next migration would fail.
    // What is append-only stays so by its triggers.
    if (await owns(client, appRole)) return;
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and c.relname ~ $1`,
      [`^(${appendOnly.join('|')})(_[0-9]{4}|_other)?$`],
    );
    for (const { name } of rows)
      await client.query(`revoke update, delete, truncate on ${client.escapeIdentifier(name)} from ${role}`);
    for (const name of await present(client, ownersOnly))
      await client.query(`revoke insert, update, delete on ${name} from ${role}`);
  });
}

/**
 * Ours only: an extension's belong to whoever made it, often the superuser, and everybody may run them. To grant those too
 * would write hundreds of warnings into the server's log at every start.
 */
async function grantFunctions(client: pg.Client, schema: string, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p
     where p.pronamespace = $1::regnamespace and p.prokind <> 'p'
       and not exists (select from pg_depend d
         where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`,
    [schema],
  );
  if (rows.length > 0)
    await client.query(`grant execute on function ${rows.map(({ name }) => name).join(', ')} to ${role}`);
}

/** An earlier version took the owner's own rights from her where she was the application as well: given back. */
export async function returnRights(ownerUrl: string, appRole: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    if (!(await owns(client, appRole))) return;
    for (const name of await present(client, ownersOnly))
      await client.query(`grant select, insert, update, delete on ${name} to ${client.escapeIdentifier(appRole)}`);
  });
}

/** A cluster brought up from before PostgreSQL 15 lets everybody make tables in `public`. Only its owner may end that. */
async function closeSchema(client: pg.Client, role: string): Promise<void> {
  const open = async (): Promise<boolean> => {
    const { rows } = await client.query<{
      open: boolean;
    }>(`select exists (select from pg_namespace n, aclexplode(n.nspacl) a
      where n.nspname = 'public' and a.grantee = 0 and a.privilege_type = 'CREATE') as open`);
    return rows[0]?.open ?? false;
  };
  if (!(await open())) return;
  // Where she may not, PostgreSQL warns and changes nothing, or refuses.
  await client.query('revoke create on schema public from public').catch(() => undefined);
  if (await open())
    console.warn(
      `每个角色（包括 ${role}）都能在 public 里建表。请以管理员执行：revoke create on schema public from public;\nEvery role, ${role} too, may make tables in public. As superuser: revoke create on schema public from public;`,
    );
}

const owns = async (client: pg.Client, role: string): Promise<boolean> =>
  (await client.query<{ same: boolean }>('select current_user = $1 as same', [role])).rows[0]?.same ?? false;

/** An earlier version lacks some of them. */
const present = async (client: pg.Client, names: readonly string[]): Promise<string[]> =>
  (
    await client.query<{ name: string }>(
      `select name from unnest($1::text[]) as name where to_regclass('public.' || name) is not null`,
      [names],
    )
  ).rows.map(({ name }) => name);
