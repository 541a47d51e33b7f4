import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { migrations } from '../../migrations/index.ts';
import { refuseHalfRestored } from './half-restored.ts';

/** The tables the application may add to but never change: privilege and trigger both forbid it. */
const appendOnly = ['audit_entry', 'scan', 'ledger_entry', 'ledger_attempt', 'data_reveal'];

export interface MigrateOptions {
  /** These migrations and no others, by name: the tables of an earlier version, for a backup of its time. */
  readonly only?: ReadonlySet<string>;
}

/** Brings the database to this version, as its owner, and gives the application's role what it needs and no more. */
export async function migrate(ownerUrl: string, appRole: string, { only }: MigrateOptions = {}): Promise<void> {
  // The restore itself says which; anybody else finds a finished one or none.
  if (!only) await refuseHalfRestored(ownerUrl);
  const list = migrations.filter((migration) => !only || only.has(migration.name));
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    entities: [],
    migrations: {
      tableName: 'schema_migration',
      migrationsList: list.map((migration) => ({ name: migration.name, class: migration })),
      snapshot: false,
      transactional: true,
      allOrNothing: true,
      silent: true,
    },
  });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
  const boss = new PgBoss({ connectionString: ownerUrl, schema: 'pgboss', supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
  await grant(ownerUrl, appRole);
}

async function grant(ownerUrl: string, appRole: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const role = client.escapeIdentifier(appRole);
  try {
    for (const schema of ['public', 'pgboss']) {
      await client.query(`grant usage on schema ${schema} to ${role}`);
      await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`);
      await client.query(`grant usage on all sequences in schema ${schema} to ${role}`);
      await client.query(`grant execute on all functions in schema ${schema} to ${role}`);
    }
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and c.relname ~ $1`,
      [`^(${appendOnly.join('|')})(_[0-9]{4}|_other)?$`],
    );
    for (const { name } of rows)
      await client.query(`revoke update, delete, truncate on ${client.escapeIdentifier(name)} from ${role}`);
    // An earlier version lacks some of them.
    for (const name of ['schema_migration', 'division', 'installation']) {
      const { rows: there } = await client.query('select where to_regclass($1) is not null', [name]);
      if (there.length > 0) await client.query(`revoke insert, update, delete on ${name} from ${role}`);
    }
  } finally {
    await client.end();
  }
}
