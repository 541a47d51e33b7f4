import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { PgBoss } from 'pg-boss';
import { migrations } from '../../migrations/index.ts';
import { refuseHalfRestored } from './half-restored.ts';
import { grantRights, returnRights } from './rights.ts';
import { refuseUnfit } from './unfit.ts';

export interface MigrateOptions {
  /** These migrations and no others, by name: the tables of an earlier version, for a backup of its time. */
  readonly only?: ReadonlySet<string>;
}

/** Brings the database to this version, as its owner, and gives the application's role what it needs and no more. */
export async function migrate(ownerUrl: string, appRole: string, { only }: MigrateOptions = {}): Promise<void> {
  // The restore itself says which; anybody else finds a finished one or none.
  if (!only) await refuseHalfRestored(ownerUrl);
  await refuseUnfit(ownerUrl, appRole);
  await returnRights(ownerUrl, appRole);
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
  await grantRights(ownerUrl, appRole);
}
