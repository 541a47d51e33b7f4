import pg from 'pg';
import { sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';

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
    await world.services.read.rows(sql`insert into unit (id, parent_id, path, kind, level, name, short_name, division_code, county_code, issuing_basis)
      values (${id}, ${parent}, ${path}, ${kind}, ${level}, ${name}, ${name}, ${division}, ${countyCode}, 'NONE')`);
  }
  const joinCode = `JOIN${index}AAA`;
  for (const [id, code] of [
    [ids.team, joinCode],
    [ids.otherTeam, `JOIN${index}BBB`],
  ]) {
    await world.services.read.rows(
      sql`insert into team (id, tier, introduction, join_code, village_code) values (${id}, 'TEAM', '', ${code}, ${villageCode})`,
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
  await client.end();
}
