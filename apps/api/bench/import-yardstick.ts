import pg from 'pg';
import { asOwner } from './actors.ts';
import type { Bench, BenchDatabase } from './setup.ts';

const AT_ONCE = 500;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/**
 * The yardstick of an import: the rows it left behind (volunteers with their sealed values, the log's entry of each, the
 * rows of the file), sent as INSERTs of 500 rows on one connection by the API's own role into another copy of the same
 * database, every constraint, index and trigger in force. Nothing is read, sealed, searched or compared for it.
 */
export async function playInserts(
  bench: Bench,
  origin: BenchDatabase,
  live: BenchDatabase,
  importId: string,
): Promise<number> {
  const copy = await bench.copyOf(origin, 'bench_play');
  try {
    const tables = await asOwner(live, async (client) => {
      const whose = `(select created_by from volunteer_import where id = '${importId}')`;
      await asOwner(copy, async (into) => {
        await insert(into, await rowsOf(client, 'account', `id = ${whose}`));
        // It points at files, which are no part of the comparison.
        await insert(
          into,
          await rowsOf(client, 'volunteer_import', `id = '${importId}'`, ['file_id', 'returned_file_id']),
        );
      });
      return [
        await rowsOf(client, 'volunteer', `registered_by = ${whose}`),
        await rowsOf(client, 'audit_entry', `action = 'people.import-volunteer' and actor_account_id = ${whose}`),
        await rowsOf(client, 'volunteer_import_row', `import_id = '${importId}'`),
      ];
    });
    const client = new pg.Client({ connectionString: copy.appUrl });
    await client.connect();
    const begun = performance.now();
    for (const table of tables) await insert(client, table);
    const seconds = (performance.now() - begun) / 1000;
    await client.end();
    return seconds;
  } finally {
    await bench.drop(copy.name);
  }
}

/** Rows as text, column by column as they were stored; what the database computes itself is left out. */
async function rowsOf(client: pg.Client, name: string, where: string, without: readonly string[] = []): Promise<Table> {
  const { rows: found } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1
       and is_generated = 'NEVER' and coalesce(identity_generation, '') <> 'ALWAYS' and column_name <> all($2) order by ordinal_position`,
    [name, without],
  );
  const columns = found.map((column) => column.name);
  const { rows } = await client.query<(string | null)[]>({
    text: `select ${columns.map((column) => `${column}::text`).join(', ')} from ${name} where ${where}`,
    rowMode: 'array',
  });
  if (rows.length === 0) throw new Error(`the import left nothing in ${name}`);
  return { name, columns, rows };
}

async function insert(client: pg.Client, { name, columns, rows }: Table): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    const places = some.map(
      (_, i) => `(${columns.map((_, column) => `$${i * columns.length + column + 1}`).join(', ')})`,
    );
    await client.query(`insert into ${name} (${columns.join(', ')}) values ${places.join(', ')}`, some.flat());
  }
}
