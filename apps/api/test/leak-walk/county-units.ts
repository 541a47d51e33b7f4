import pg from 'pg';
import { sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import { searchColumns } from '../../src/platform/text/search.ts';

/** Federations of a county, a township and a village, and two teams of the village. */
export interface Units {
  readonly ids: Readonly<Record<'county' | 'township' | 'village' | 'team' | 'otherTeam', string>>;
  readonly countyCode: string;
  readonly townshipCode: string;
  readonly villageCode: string;
  readonly joinCode: string;
}

export async function makeUnits(world: World, index: number): Promise<Units> {
  const countyCode = `37030${index}`;
  const townshipCode = `${countyCode}001`;
  const villageCode = `${townshipCode}00${index}`;
  await makeDivisions(world, [
    ['37', null, 1, '山东省'],
    ['3703', '37', 2, '淄博市'],
    [countyCode, '3703', 3, `${index}县`],
    [townshipCode, countyCode, 4, `${index}镇`],
    [villageCode, townshipCode, 5, `${index}村`],
    [`${townshipCode}099`, townshipCode, 5, `${index}旧村`],
  ]);
  const ids = { county: newId(), township: newId(), village: newId(), team: newId(), otherTeam: newId() };
  const top = `1.${index}.`;
  const rows = [
    [ids.county, null, top, 'FEDERATION', 'COUNTY', `${index}县妇联`, countyCode],
    [ids.township, ids.county, `${top}1.`, 'FEDERATION', 'TOWNSHIP', `${index}镇妇联`, townshipCode],
    [ids.village, ids.township, `${top}1.1.`, 'FEDERATION', 'VILLAGE', `${index}村妇联`, villageCode],
    [ids.team, ids.village, `${top}1.1.1.`, 'TEAM', 'TEAM', `${index}村一队`, null],
    [ids.otherTeam, ids.village, `${top}1.1.2.`, 'TEAM', 'TEAM', `${index}村二队`, null],
  ] as const;
  for (const [id, parent, path, kind, level, name, division] of rows) {
    const search = searchColumns(name);
    await world.services.read.rows(sql`insert into unit (id, parent_id, path, kind, level, name, short_name, division_code, county_code, issuing_basis,
        search_text, search_grams)
      values (${id}, ${parent}, ${path}, ${kind}, ${level}, ${name}, ${name}, ${division}, ${countyCode}, 'NONE', ${search.searchText}, ${search.searchGrams})`);
  }
  const joinCode = `TEAM${index}AAAAA`;
  for (const [id, code] of [
    [ids.team, joinCode],
    [ids.otherTeam, `TEAM${index}BBBBB`],
  ]) {
    await world.services.read.rows(
      sql`insert into team (id, tier, introduction, join_code, village_code, founded_on)
        values (${id}, 'TEAM', '', ${code}, ${villageCode}, '2013-10-18')`,
    );
  }
  return { ids, countyCode, townshipCode, villageCode, joinCode };
}

/** Divisions are the owner's to write. */
async function makeDivisions(
  world: World,
  rows: readonly (readonly [string, string | null, number, string])[],
): Promise<void> {
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  for (const row of rows)
    await client.query(
      'insert into division (code, parent_code, level, name) values ($1, $2, $3, $4) on conflict do nothing',
      [...row],
    );
  // A village that is no more, and what became of it.
  const [village, former] = rows.slice(-2).map(([code]) => code);
  await client.query(
    `update division set valid_from = '2000-01-01', valid_to = '2020-12-31', successor_code = $1 where code = $2`,
    [village, former],
  );
  await client.end();
}
