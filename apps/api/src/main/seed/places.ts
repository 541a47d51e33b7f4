import type pg from 'pg';
import { seedId, seedIdSql } from './ids.ts';
import type { Scale } from './scale.ts';

/** A village that has a team: volunteers live here, activities happen here. */
export interface Place {
  readonly index: number;
  readonly unitId: string;
  readonly teamId: string;
  readonly village: string;
  readonly name: string;
  readonly teamName: string;
}

/** Villages at even distances over the province, so that a smaller scale has a part of the larger one's, and a team in each. */
export async function makeTeams(client: pg.Client, scale: Scale): Promise<readonly Place[]> {
  const { rows } = await client.query<{ id: string; code: string; name: string }>(
    `select u.id, u.division_code as code, replace(u.short_name, '妇联', '') as name from unit u
     where u.kind = 'FEDERATION' and u.level = 'VILLAGE' and u.valid_to is null order by u.division_code`,
  );
  if (rows.length < scale.teams) throw new Error(`没有足够的村居单位（${rows.length} 个），请先载入区划。`);
  const places = Array.from({ length: scale.teams }, (_, index): Place => {
    const row = rows[Math.floor((index * rows.length) / scale.teams)];
    if (!row) throw new Error('unreachable');
    return {
      index,
      unitId: row.id,
      teamId: seedId('team', index),
      village: row.code,
      name: row.name,
      teamName: `演示·${row.name.slice(0, 40)}巾帼志愿服务队`,
    };
  });
  const columns = [
    places.map((p) => p.index),
    places.map((p) => p.unitId),
    places.map((p) => p.teamName),
    places.map((p) => p.village),
  ];
  await client.query(
    `insert into unit (id, seq, parent_id, path, kind, level, name, short_name, county_code, issuing_basis)
     select ${seedIdSql('team', 'n.i')}, n.seq, u.id, u.path || n.seq || '.', 'TEAM', 'TEAM', n.name, n.name, u.county_code, 'NONE'
     from (select *, nextval(pg_get_serial_sequence('unit', 'seq')) as seq from unnest($1::int[], $2::uuid[], $3::text[], $4::text[]) as t(i, unit_id, name, village)) n
     join unit u on u.id = n.unit_id`,
    columns,
  );
  await client.query(
    `insert into team (id, tier, introduction, join_code, village_code)
     select ${seedIdSql('team', 'i')}, 'TEAM', '演示数据', code, village from unnest($1::int[], $2::text[], $3::text[]) as t(i, village, code)`,
    [columns[0], columns[3], places.map((place) => joinCodeOf(place.index))],
  );
  return places;
}

const digits = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** Ten signs as a team's code has them; known beforehand, as everything of the seed is. */
const joinCodeOf = (index: number): string =>
  `SEED${Array.from({ length: 6 }, (_, place) => digits[Math.floor(index / digits.length ** place) % digits.length]).join('')}`;
