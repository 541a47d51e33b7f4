import pg from 'pg';

/** Tables whose rows somebody else's tries do leave a mark in: the log of those tries, counters against guessing. */
const marked = new Set(['audit_entry', 'schema_migration', 'unknown_phone', 'rate_count']);

const accounts = `(select account_id from volunteer where county_code = $1 union select account_id from access_grant where county_code = $1)`;
const inCounty = (table: string): string => `(select id from "${table}" where county_code = $1)`;
/** Where a row without a county of its own belongs, by the first of these columns it has. */
const belongsBy: readonly (readonly [string, string])[] = [
  ['volunteer_id', inCounty('volunteer')],
  ['activity_id', inCounty('activity')],
  ['plan_change_id', inCounty('plan_change')],
  ['photo_id', inCounty('activity_photo')],
  ['import_id', inCounty('volunteer_import')],
  ['confirmation_id', inCounty('paper_confirmation')],
  ['unit_id', inCounty('unit')],
  ['message_id', `(select id from message where account_id in ${accounts})`],
  ['account_id', accounts],
];
const byTable: Readonly<Record<string, string>> = {
  account: `id in ${accounts}`,
  likely_duplicate: `one_id in ${inCounty('volunteer')}`,
  team: `id in ${inCounty('unit')}`,
  notice_item: `notice_id in ${inCounty('public_notice')}`,
  record_urge: `record_id in ${inCounty('service_record')}`,
  ledger_head: `account_id in ${inCounty('ledger_account')}`,
};

/** The condition that a row of a table belongs to county `$1`; null for what belongs to none. */
export function belongsTo(table: string, columns: readonly string[]): string | null {
  if (columns.includes('county_code')) return 'county_code = $1';
  const by = belongsBy.find(([column]) => columns.includes(column));
  return byTable[table] ?? (by ? `${by[0]} in ${by[1]}` : null);
}

interface Table {
  readonly name: string;
  readonly where: string;
  readonly values: readonly string[];
}

/**
 * A digest of every row that exists now and belongs to a county, table by table; asked again later, it tells which table
 * lost or changed one. New rows do not count: whoever registers may name any village.
 */
export async function rowsOfCounty(ownerUrl: string, countyCode: string): Promise<() => Promise<string[]>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const rowsOf = async (name: string, where: string): Promise<string[]> => {
    const { rows } = await client.query<{ t: string }>(`select (t.*)::text as t from "${name}" t where ${where}`, [
      countyCode,
    ]);
    return rows.map(({ t }) => t);
  };
  const tables: Table[] = [];
  for (const { name, columns } of await tablesOf(client)) {
    const where = belongsTo(name, columns);
    if (where && !marked.has(name)) tables.push({ name, where, values: await rowsOf(name, where) });
  }
  return async () => {
    const changed: string[] = [];
    for (const { name, where, values } of tables) {
      const left = new Set(await rowsOf(name, where));
      for (const value of values) if (!left.has(value)) changed.push(`${name}: ${value.slice(0, 200)}`);
    }
    await client.end();
    return changed;
  };
}

export async function tablesOf(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
     group by c.relname order by 1`,
  );
  return rows;
}
