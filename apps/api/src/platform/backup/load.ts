import type pg from 'pg';
import type { Sequence } from './archive.ts';
import { nameOf } from './catalog.ts';

interface ForeignKey {
  readonly schema: string;
  readonly name: string;
  readonly key: string;
  readonly definition: string;
}

/**
 * Rows come in any order and none is new: foreign keys are taken off and put back checked, the triggers that forbid
 * change rest meanwhile. Only the owner can do this, inside this transaction: nobody else sees the tables unguarded.
 */
export async function withoutGuards(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows: keys } =
    await client.query<ForeignKey>(`select n.nspname as schema, c.relname as name, f.conname as key,
      pg_get_constraintdef(f.oid) as definition
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
    where f.contype = 'f' and f.conparentid = 0 and n.nspname not in ('pg_catalog', 'information_schema')`);
  const { rows: guarded } = await client.query<{
    schema: string;
    name: string;
  }>(`select distinct n.nspname as schema, c.relname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal`);
  for (const { key, ...table } of keys) await client.query(`alter table ${nameOf(table)} drop constraint "${key}"`);
  for (const table of guarded) await client.query(`alter table ${nameOf(table)} disable trigger user`);
  await work();
  for (const table of guarded) await client.query(`alter table ${nameOf(table)} enable trigger user`);
  for (const { key, definition, ...table } of keys)
    await client.query(`alter table ${nameOf(table)} add constraint "${key}" ${definition}`);
}

/** Numbers go on where they were. */
export async function loadSequences(client: pg.Client, sequences: readonly Sequence[]): Promise<void> {
  for (const { lastValue, isCalled, ...sequence } of sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [nameOf(sequence), lastValue, isCalled]);
}
