import type pg from 'pg';

interface Definition {
  readonly drop: string;
  readonly create: string;
}

const big = [
  'account',
  'volunteer',
  'consent',
  'membership',
  'activity',
  'post',
  'shift',
  'opening',
  'sign_up',
  'scan',
  'service_record',
  'ledger_account',
  'ledger_head',
  'ledger_entry',
];

/**
 * Takes foreign keys, exclusion constraints and secondary indexes off the big tables and gives back what restores them:
 * each row loaded with them costs several times as much as building them once. Runs in the seed's transaction, so a
 * failure leaves everything as it was.
 */
export async function dropSecondary(client: pg.Client): Promise<readonly Definition[]> {
  const { rows: constraints } = await client.query<{ t: string; name: string; def: string }>(
    `select conrelid::regclass::text as t, conname as name, pg_get_constraintdef(oid) as def from pg_constraint
     where conrelid = any($1::regclass[]) and contype in ('f', 'x') and conparentid = 0 order by contype desc, conname`,
    [big],
  );
  const { rows: indexes } = await client.query<{ name: string; def: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as def from pg_index i
     where i.indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
    [big],
  );
  const definitions = [
    ...indexes.map(({ name, def }) => ({ drop: `drop index ${name}`, create: def })),
    ...constraints.map(({ t, name, def }) => ({
      drop: `alter table ${t} drop constraint ${client.escapeIdentifier(name)}`,
      create: `alter table ${t} add constraint ${client.escapeIdentifier(name)} ${def}`,
    })),
  ];
  for (const { drop } of [...definitions].reverse()) await client.query(drop);
  return definitions;
}

/** Builds everything again, validating every row. */
export async function restoreSecondary(
  client: pg.Client,
  definitions: readonly Definition[],
  tell: (text: string) => void,
): Promise<void> {
  for (const { create } of definitions) {
    const begun = Date.now();
    await client.query(create);
    if (Date.now() - begun > 1500) tell(`  ${((Date.now() - begun) / 1000).toFixed(1)} s  ${create.slice(0, 90)}`);
  }
}

/** The largest first, so that the connections end together. */
export async function analyzeAll(clients: readonly pg.Client[]): Promise<void> {
  const left = [...big].reverse();
  await Promise.all(
    clients.map(async (client) => {
      for (let table = left.shift(); table; table = left.shift()) await client.query(`vacuum (analyze) ${table}`);
    }),
  );
}
