import type pg from 'pg';
import { migrations } from '../../migrations/index.ts';
import { halfRestored, marker } from '../database/half-restored.ts';
import { migrate } from '../database/migrate.ts';
import type { Manifest } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { nameOf } from './catalog.ts';

const tables = `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%' and not c.relispartition
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

/** A restore never writes over anything: the database must be empty, or hold nothing but its own interrupted work. */
export async function refuseUsed(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`${tables} limit 1`);
  if (rows.length === 0 || (await halfRestored(client))) return;
  throw new BackupError(
    '目标数据库里已有表，恢复不会覆盖任何内容。请新建一个空数据库，或为内嵌数据库指定新的 DATA_DIR。',
    'The database holds tables already; a restore writes over nothing. Make an empty database, or name a new DATA_DIR for the embedded one.',
  );
}

/** Takes away what an interrupted restore left. */
export async function clearUnfinished(client: pg.Client): Promise<void> {
  if (await halfRestored(client)) {
    const { rows } = await client.query<{ schema: string; name: string }>(tables);
    await client.query('drop schema if exists pgboss cascade');
    for (const table of rows)
      if (table.schema !== 'pgboss' && table.name !== marker)
        await client.query(`drop table if exists ${nameOf(table)} cascade`);
    const { rows: numbers } = await client.query<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'S' and n.nspname = 'public'`,
    );
    for (const sequence of numbers) await client.query(`drop sequence ${nameOf(sequence)} cascade`);
    const { rows: functions } = await client.query<{ signature: string }>(`select p.oid::regprocedure::text as signature
      from pg_proc p where p.pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`);
    for (const { signature } of functions) await client.query(`drop function ${signature} cascade`);
  }
  await client.query(`create table if not exists public.${marker} (since timestamptz not null default now())`);
}

export const markFinished = async (client: pg.Client): Promise<void> =>
  void (await client.query(`drop table ${marker}`));

/** The tables as they were when the backup was taken; later migrations run at the next start, on the rows. */
export async function makeSchema(ownerUrl: string, appRole: string, { migrations: wanted }: Manifest): Promise<void> {
  refuseNewer(wanted);
  await migrate(ownerUrl, appRole, { only: new Set(wanted) });
}

/** Before anything is written: this program must know every migration the rows lie under. */
export function refuseNewer(wanted: readonly string[]): void {
  const known = new Set<string>(migrations.map((migration) => migration.name));
  const unknown = wanted.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new BackupError(
      `备份来自更新的版本（${unknown.join('、')}），请先升级程序。`,
      `The backup comes from a newer version (${unknown.join(', ')}): upgrade the program first.`,
    );
}
