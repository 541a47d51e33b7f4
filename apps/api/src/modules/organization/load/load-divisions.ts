import type { ClientBase } from 'pg';
import { type DivisionRow, pinyinOf } from './division-rows.ts';

/**
 * Brings the table of divisions to the committed list: adds and changes, never deletes, for rows point at codes for ever.
 * Runs as the owner: the application's role may only read this table.
 */
export async function loadDivisions(client: ClientBase, rows: readonly DivisionRow[]): Promise<number> {
  const sounds = rows.map((row) => pinyinOf(row.name));
  const result = await client.query(
    `insert into division as d (code, parent_code, level, name, urban_rural, statistics_only, provisional, valid_from, valid_to, successor_code, pinyin, initials)
     select * from unnest($1::text[], $2::text[], $3::smallint[], $4::text[], $5::text[], $6::boolean[], $7::boolean[], $8::date[], $9::date[], $10::text[], $11::text[], $12::text[])
     on conflict (code) do update set name = excluded.name, urban_rural = excluded.urban_rural, statistics_only = excluded.statistics_only,
       provisional = excluded.provisional, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
       successor_code = excluded.successor_code, pinyin = excluded.pinyin, initials = excluded.initials
     where (d.name, d.urban_rural, d.statistics_only, d.provisional, d.valid_from, d.valid_to, d.successor_code, d.pinyin)
       is distinct from (excluded.name, excluded.urban_rural, excluded.statistics_only, excluded.provisional, excluded.valid_from, excluded.valid_to, excluded.successor_code, excluded.pinyin)`,
    [
      rows.map((row) => row.code),
      rows.map((row) => row.parentCode),
      rows.map((row) => row.level),
      rows.map((row) => row.name),
      rows.map((row) => row.urbanRural),
      rows.map((row) => row.statisticsOnly),
      rows.map((row) => row.provisional),
      rows.map((row) => row.validFrom),
      rows.map((row) => row.validTo),
      rows.map((row) => row.successorCode),
      sounds.map((sound) => sound.pinyin),
      sounds.map((sound) => sound.initials),
    ],
  );
  return result.rowCount ?? 0;
}
