import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import pg from 'pg';
import { otherProvince } from '../../../platform/settings/divisions-file.ts';
import { SettingsError } from '../../../platform/settings/problem.ts';
import { divisionRows } from './division-rows.ts';
import { loadDivisions } from './load-divisions.ts';
import { loadFederationUnits } from './load-federation-units.ts';
import { dataFolder, readCsv } from './read-csv.ts';

/** What a load did; all zeros when the database already held this list. */
export interface Loaded {
  readonly divisions: number;
  readonly units: number;
}

/** Raised when the loaders themselves put other rows in the tables for the same list. */
const LOADER = 1;
const BULK = 5000;

/** Divisions and federations of a province, in one transaction, as the owner of the tables. Safe to call at every start. */
export async function loadOrganization(
  ownerUrl: string,
  { province = '37', folder = dataFolder() } = {},
): Promise<Loaded> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('load-organization'))`);
    const loaded = await load(client, province, folder);
    await client.query('commit');
    if (loaded.units > BULK) await client.query('vacuum analyze division, unit');
    return loaded;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.end();
  }
}

async function load(client: ClientBase, province: string, folder: string): Promise<Loaded> {
  const { rows, source } = divisionRows(province, folder);
  const others = readCsv(join(folder, `units-other-${province}.csv`));
  // The table remembers what was loaded into it, so that later starts cost one query.
  const stamp = `${province}:${createHash('sha256').update(`${LOADER}${source}${others.text}`).digest('hex')}`;
  const known = await client.query<{ stamp: string | null }>(`select obj_description('division'::regclass) as stamp`);
  const stamps = new Set((known.rows[0]?.stamp ?? '').split(' ').filter(Boolean));
  if (stamps.has(stamp)) return { divisions: 0, units: 0 };
  const other = [...stamps].map((old) => old.split(':', 1)[0] ?? '').find((old) => old !== province);
  if (other) throw new SettingsError([otherProvince(other, province)]);
  const divisions = await loadDivisions(client, rows);
  const empty = await client.query('select 1 from unit limit 1');
  // Building the index once is faster than feeding it 64,000 times.
  const bulk = empty.rowCount === 0 && rows.length > BULK;
  if (bulk) await client.query('drop index unit_grams');
  const units = await loadFederationUnits(
    client,
    rows,
    others.rows.map((cells) => ({
      parentCode: cells.parent_code ?? '',
      countyCode: cells.county_code ?? '',
      name: cells.name ?? '',
      shortName: cells.short_name ?? '',
    })),
  );
  if (bulk) {
    await client.query(`set local maintenance_work_mem = '128MB'`);
    await client.query('create index unit_grams on unit using gin (search_grams)');
  }
  await client.query(`comment on table division is '${stamp}'`);
  return { divisions, units };
}
