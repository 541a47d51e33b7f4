import pg from 'pg';
import { belongsTo, tablesOf } from './untouched.ts';

/** A row that a request added, changed or took away. */
export interface Change {
  readonly table: string;
  readonly kind: 'INSERT' | 'UPDATE' | 'DELETE';
  /** The row as text: as it was before, for a new one as it is. */
  readonly row: string;
  /** Whether it belongs to the watched county. */
  readonly watched: boolean;
}

/**
 * Every table notes what is done to its rows, so that a request can be undone when it is over: the next one finds the world
 * as it was made, and what a request changed is known row by row.
 */
export interface Undo {
  /** Puts everything back and tells what had been changed. */
  undo(): Promise<readonly Change[]>;
  close(): Promise<void>;
}

const note = `
create schema fuzz;
create table fuzz.change (n bigint generated always as identity, name text, kind text, was text, becomes text);
create function fuzz.note() returns trigger language plpgsql security definer as $$
begin
  if tg_op = 'UPDATE' and old::text = new::text then return null; end if;
  insert into fuzz.change (name, kind, was, becomes) values (tg_argv[0], tg_op,
    case when tg_op <> 'INSERT' then old::text end, case when tg_op <> 'DELETE' then new::text end);
  return null;
end $$;
`;

/** Writes back without triggers and references: the whole of it is what stood there before. Newest first, so that every key is free again. */
const putBack = (columns: string): string => `
create function fuzz.undo() returns setof fuzz.change language plpgsql as $$
declare c fuzz.change;
begin
  for c in select * from fuzz.change order by n desc loop
    if c.becomes is not null then execute format('delete from public.%I t where t::text = $1', c.name) using c.becomes; end if;
    if c.was is not null then
      execute format('insert into public.%I (%s) overriding system value select %s from (select ($1::public.%I).*) t',
        c.name, fuzz.columns_of(c.name), fuzz.columns_of(c.name), c.name) using c.was;
    end if;
    return next c;
  end loop;
  delete from fuzz.change;
end $$;
${columns}`;

const columnsOf = `
create function fuzz.columns_of(wanted text) returns text language sql stable as $$
  select string_agg(format('%I', attname), ', ') from pg_attribute
  where attrelid = format('public.%I', wanted)::regclass and attnum > 0 and not attisdropped and attgenerated = ''
$$;`;

/** The log of what was tried: it only grows, and nothing but the log itself reads it. */
const onlyGrows = new Set(['audit_entry']);

/** Begins to note what happens in a database; `superUrl` opens it with the right to write around triggers. */
export async function noteChanges(superUrl: string, watchedCounty: string): Promise<Undo> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query(note);
  await client.query(putBack(columnsOf));
  const tables = (await tablesOf(client)).filter(({ name }) => !onlyGrows.has(name));
  const watched = new Map(tables.map(({ name, columns }) => [name, belongsTo(name, columns)]));
  for (const { name } of tables)
    await client.query(`create trigger zz_fuzz after insert or update or delete on public."${name}"
      for each row execute function fuzz.note('${name}')`);
  await client.query('set session_replication_role = replica');
  const isWatched = async (table: string, row: string): Promise<boolean> => {
    const where = watched.get(table);
    if (!where) return false;
    const { rowCount } = await client.query(`select from (select ($2::public."${table}").*) t where ${where}`, [
      watchedCounty,
      row,
    ]);
    return (rowCount ?? 0) > 0;
  };
  return {
    async undo() {
      const { rows } = await client.query<{ name: string; kind: Change['kind']; was: string; becomes: string }>(
        'select name, kind, was, becomes from fuzz.undo()',
      );
      const changes: Change[] = [];
      for (const { name, kind, was, becomes } of rows) {
        const row = was ?? becomes;
        changes.push({ table: name, kind, row, watched: await isWatched(name, row) });
      }
      return changes;
    },
    close: () => client.end(),
  };
}
