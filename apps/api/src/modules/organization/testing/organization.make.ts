import type { TeamTier, UnitKind, UnitLevel } from '@jinguo/schema';
import pg from 'pg';
import { newId } from '../../../platform/ids.ts';
import type { TestPlace, World } from '../../../platform/testing/world.ts';
import { type DivisionRow, levelOf, parentCodeOf } from '../load/division-rows.ts';
import { loadDivisions } from '../load/load-divisions.ts';
import { loadFederationUnits, type OtherUnit } from '../load/load-federation-units.ts';
import { unitIdOf } from '../load/unit-id.ts';
import { newJoinCode } from '../team/join-code.ts';
import { unitSearch } from '../unit/unit-search.ts';

export interface MadeUnit extends TestPlace {
  readonly name: string;
  readonly level: UnitLevel;
  readonly countyCode: string;
  readonly divisionCode: string | null;
}

/** Two neighbouring counties of one city, with a township and villages each, as the platform loads them. */
export interface MadePlaces {
  readonly province: MadeUnit;
  readonly city: MadeUnit;
  readonly county: MadeUnit;
  readonly township: MadeUnit;
  readonly village: MadeUnit;
  /** Another village of the same township. */
  readonly sister: MadeUnit;
  readonly neighbourCounty: MadeUnit;
  readonly neighbourTownship: MadeUnit;
  readonly neighbourVillage: MadeUnit;
  readonly villageCode: string;
  readonly neighbourVillageCode: string;
}

const divisions = {
  province: ['37', '山东省'],
  city: ['3703', '淄博市'],
  county: ['370303', '张店区'],
  township: ['370303001', '车站街道'],
  village: ['370303001001', '铁苑社区居民委员会'],
  sister: ['370303001002', '东村村民委员会'],
  neighbourCounty: ['370302', '淄川区'],
  neighbourTownship: ['370302100', '昆仑镇'],
  neighbourVillage: ['370302100201', '磁村村民委员会'],
} as const satisfies Record<string, readonly [string, string]>;

const divisionRow = ([code, name]: readonly [string, string]): DivisionRow => ({
  code,
  name,
  parentCode: parentCodeOf(code),
  level: levelOf(code),
  urbanRural: null,
  statisticsOnly: false,
  provisional: false,
  validFrom: null,
  validTo: null,
  successorCode: null,
});

async function asOwner<T>(world: Pick<World, 'ownerUrl'>, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Puts divisions and their federations into the world's database; codes parents first. */
export async function makeDivisions(
  world: Pick<World, 'ownerUrl'>,
  rows: readonly (readonly [code: string, name: string])[],
  others: readonly OtherUnit[] = [],
): Promise<void> {
  await asOwner(world, async (client) => {
    const all = rows.map(divisionRow);
    await loadDivisions(client, all);
    await loadFederationUnits(client, all, others);
  });
}

/** A unit of the world by its id. */
export async function unitById(world: Pick<World, 'ownerUrl'>, id: string): Promise<MadeUnit> {
  const [row] = await asOwner(
    world,
    async (client) =>
      (
        await client.query<MadeUnit>(
          `select id, path, name, level, county_code as "countyCode", division_code as "divisionCode" from unit where id = $1`,
          [id],
        )
      ).rows,
  );
  if (!row) throw new Error(`No unit ${id} in this world.`);
  return row;
}

/** The default places of a test: county, township, village, and a neighbouring county that must see nothing. */
export async function makePlaces(world: Pick<World, 'ownerUrl'>): Promise<MadePlaces> {
  await makeDivisions(world, Object.values(divisions));
  const units: Record<string, MadeUnit> = {};
  for (const [key, [code]] of Object.entries(divisions)) units[key] = await unitById(world, unitIdOf(code));
  const codes = { villageCode: divisions.village[0], neighbourVillageCode: divisions.neighbourVillage[0] };
  return { ...(units as unknown as Omit<MadePlaces, keyof typeof codes>), ...codes };
}

let made = 0;

/** A unit below another: no federation and without a code, unless said otherwise. */
export async function makeUnit(
  world: Pick<World, 'ownerUrl'>,
  spec: { parent: MadeUnit; name?: string; kind?: UnitKind; level?: UnitLevel },
): Promise<MadeUnit> {
  const id = newId();
  const name = spec.name ?? `演示单位${(made += 1)}`;
  const kind = spec.kind ?? 'NON_FEDERATION';
  const search = unitSearch(kind, name, name);
  await asOwner(world, (client) =>
    client.query(
      `insert into unit (id, seq, parent_id, path, kind, level, name, short_name, county_code, issuing_basis, search_text, search_grams)
       select $1, n.seq, $2, $3 || n.seq || '.', $4, $5, $6, $6, $7, 'NONE', $8, $9 from (select nextval(pg_get_serial_sequence('unit', 'seq')) as seq) n`,
      [
        id,
        spec.parent.id,
        spec.parent.path,
        kind,
        spec.level ?? 'ORGANIZATION',
        name,
        spec.parent.countyCode,
        search.searchText,
        search.searchGrams,
      ],
    ),
  );
  return unitById(world, id);
}

export interface MadeTeam extends MadeUnit {
  readonly joinCode: string;
}

/** A team under a unit; active unless said otherwise. */
export async function makeTeam(
  world: Pick<World, 'ownerUrl'>,
  spec: { unit: MadeUnit; name?: string; tier?: TeamTier; state?: 'ACTIVE' | 'CLOSED' },
): Promise<MadeTeam> {
  const unit = await makeUnit(world, {
    parent: spec.unit,
    name: spec.name ?? `演示巾帼志愿服务队${(made += 1)}`,
    kind: 'TEAM',
    level: 'TEAM',
  });
  const joinCode = newJoinCode();
  const villageCode = spec.unit.level === 'VILLAGE' ? spec.unit.divisionCode : null;
  await asOwner(world, (client) =>
    client.query(`insert into team (id, tier, join_code, village_code, state) values ($1, $2, $3, $4, $5)`, [
      unit.id,
      spec.tier ?? 'TEAM',
      joinCode,
      villageCode,
      spec.state ?? 'ACTIVE',
    ]),
  );
  return { ...unit, joinCode };
}
