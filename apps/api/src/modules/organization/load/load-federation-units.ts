import type { IssuingBasis, UnitKind, UnitLevel } from '@jinguo/schema';
import type { ClientBase } from 'pg';
import { unitSearch } from '../unit/unit-search.ts';
import { countyCodeOf, type DivisionRow } from './division-rows.ts';
import { federationNames, zoneNames } from './federation-names.ts';
import { unitIdOf } from './unit-id.ts';

/** A unit that is no federation and has no code, by hand (units-other-<province>.csv). */
export interface OtherUnit {
  readonly parentCode: string;
  readonly countyCode: string;
  readonly name: string;
  readonly shortName: string;
}

interface NewUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly name: string;
  readonly shortName: string;
  readonly divisionCode: string | null;
  readonly countyCode: string;
  readonly issuingBasis: IssuingBasis;
}

const levels = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'] as const satisfies readonly UnitLevel[];

/**
 * Who may issue certificates (令67 §26; rules §1.3, AT-3): a federation down to the township hosts public-interest
 * activities and may. In a village that right is the residents' or villagers' committee's, not its federation's:
 * the federation above issues for it.
 */
const basisOf = (level: UnitLevel): IssuingBasis => (level === 'VILLAGE' ? 'NONE' : 'ACTIVITY_HOST');

/** One federation per division in force; a statistics-only zone gets a committee that is none and has no code. */
function unitOf(row: DivisionRow): NewUnit {
  const level = levels[row.level - 1] ?? 'VILLAGE';
  const common = {
    id: unitIdOf(row.code),
    parentId: row.parentCode && unitIdOf(row.parentCode),
    level,
    countyCode: countyCodeOf(row.code),
    issuingBasis: basisOf(level),
  };
  if (row.statisticsOnly) return { ...common, ...zoneNames(row.name), kind: 'NON_FEDERATION', divisionCode: null };
  return { ...common, ...federationNames(row.level, row.name), kind: 'FEDERATION', divisionCode: row.code };
}

const otherUnitOf = (unit: OtherUnit): NewUnit => ({
  id: unitIdOf(unit.name),
  parentId: unitIdOf(unit.parentCode),
  kind: 'NON_FEDERATION',
  level: 'ORGANIZATION',
  name: unit.name,
  shortName: unit.shortName,
  divisionCode: null,
  countyCode: unit.countyCode,
  issuingBasis: 'ACTIVITY_HOST',
});

/** Adds the units that are missing, parents first; those that are there stay as people left them. Returns how many were added. */
export async function loadFederationUnits(
  client: ClientBase,
  divisions: readonly DivisionRow[],
  others: readonly OtherUnit[],
): Promise<number> {
  const wanted = [...divisions.filter((row) => !row.validTo).map(unitOf), ...others.map(otherUnitOf)];
  const known = await client.query<{ id: string; path: string }>(
    'select id, path from unit where id = any($1::uuid[])',
    [wanted.map((unit) => unit.id)],
  );
  const paths = new Map(known.rows.map((row) => [row.id, row.path]));
  const missing = wanted.filter((unit) => !paths.has(unit.id));
  if (missing.length === 0) return 0;
  const seqs = await client.query<{ seq: string }>(
    `select nextval(pg_get_serial_sequence('unit', 'seq'))::text as seq from generate_series(1, $1::int)`,
    [missing.length],
  );
  const placed = missing.map((unit, i) => {
    const seq = seqs.rows[i]?.seq ?? '';
    const above = unit.parentId ? paths.get(unit.parentId) : '';
    if (above === undefined) throw new Error(`${unit.name} has no parent.`);
    const path = `${above}${seq}.`;
    paths.set(unit.id, path);
    return { ...unit, seq, path };
  });
  await insertUnits(client, placed);
  return placed.length;
}

type PlacedUnit = NewUnit & { readonly seq: string; readonly path: string };
const CHUNK = 6000;

/** In chunks, so that the next one's search words are spelt while the database takes this one. */
async function insertUnits(client: ClientBase, units: readonly PlacedUnit[]): Promise<void> {
  let pending: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < units.length; from += CHUNK) {
    const values = columnsOf(units.slice(from, from + CHUNK));
    await pending;
    pending = client.query(insert, values);
  }
  await pending;
}

const insert = `insert into unit (id, seq, parent_id, path, kind, level, name, short_name, division_code, county_code,
    issuing_basis, search_text, search_grams)
  select id, seq, parent_id, path, kind, level, name, short_name, division_code, county_code,
    issuing_basis, search_text, string_to_array(grams, ' ')
  from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::text[], $13::text[])
    as new (id, seq, parent_id, path, kind, level, name, short_name, division_code, county_code, issuing_basis, search_text, grams)`;

function columnsOf(units: readonly PlacedUnit[]): unknown[][] {
  const search = units.map((unit) => unitSearch(unit.kind, unit.name, unit.shortName));
  return [
    units.map((unit) => unit.id),
    units.map((unit) => unit.seq),
    units.map((unit) => unit.parentId),
    units.map((unit) => unit.path),
    units.map((unit) => unit.kind),
    units.map((unit) => unit.level),
    units.map((unit) => unit.name),
    units.map((unit) => unit.shortName),
    units.map((unit) => unit.divisionCode),
    units.map((unit) => unit.countyCode),
    units.map((unit) => unit.issuingBasis),
    search.map((columns) => columns.searchText),
    search.map((columns) => columns.searchGrams.join(' ')),
  ];
}
