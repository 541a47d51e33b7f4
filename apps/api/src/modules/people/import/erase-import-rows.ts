import { sql } from '../../../platform/database/sql.ts';
import type { Cell } from '../../../platform/sheets/cell.ts';
import { textOf } from '../../../platform/sheets/cells.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { eraseFiles } from '../shared/erase-files.ts';
import { normalizeIdNumber } from '../volunteer/id-number.ts';
import { personIndexOf } from './check-people.ts';

const AT_ONCE = 1000;

interface Hers extends Record<string, unknown> {
  readonly import_id: string;
  readonly row_no: number;
  readonly imported: boolean;
}
interface Person {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

/**
 * What files said of her goes from every import, the row she came from and any other that names her number, or her name
 * with her phone. A file cannot be cut: the one uploaded, and the one returned where a row of hers was in it, go whole;
 * her colleague's other rows stay on the screen. Where she was not imported yet, she will not be.
 */
export async function eraseImportRows(tx: Tx, volunteerId: string): Promise<void> {
  const [row] = await tx.sql<{ name: string; id_number: string; phone: string }>(
    sql`select name, id_number_cipher as id_number, phone_cipher as phone from volunteer where id = ${volunteerId}`,
  );
  if (!row) return;
  const { cipher } = tx.services;
  const person = { name: row.name, idNumber: cipher.open(row.id_number), phone: cipher.open(row.phone) };
  const hers = [...(await checkedRows(tx, volunteerId, person)), ...(await uncheckedRows(tx, person))];
  if (hers.length === 0) return;
  await forget(tx, hers);
  const imports = [...new Set(hers.map((one) => one.import_id))];
  const returned = [...new Set(hers.filter((one) => !one.imported).map((one) => one.import_id))];
  // A file still being read is needed for that, and gone in a day.
  await eraseFiles(
    tx,
    sql`f.id in (select i.file_id from volunteer_import i where i.id = any(${imports}::uuid[]) and i.state <> 'READING'
      union select i.returned_file_id from volunteer_import i where i.id = any(${returned}::uuid[]))`,
  );
}

/** Rows whose numbers are known: by her own, or by what was made of them. */
const checkedRows = (tx: Tx, volunteerId: string, person: Person): Promise<Hers[]> =>
  tx.sql<Hers>(sql`select import_id, row_no, verdict is not distinct from 'IMPORTED' as imported from volunteer_import_row
    where volunteer_id = ${volunteerId} or ${person.idNumber !== ''} and (id_index = ${tx.services.cipher.index('id-number', person.idNumber)}
      or person_index = ${personIndexOf(tx, person.name, person.phone)})`);

/** Rows nobody has checked yet, or whose number could not be read: opened one by one. */
async function uncheckedRows(tx: Tx, person: Person): Promise<Hers[]> {
  if (person.idNumber === '') return [];
  const found: Hers[] = [];
  for (let after = { id: '00000000-0000-0000-0000-000000000000', row: -1 }; ; ) {
    const rows = await tx.sql<
      Hers & { cells_cipher: string }
    >(sql`select import_id, row_no, false as imported, cells_cipher
      from volunteer_import_row where cells_cipher is not null and id_index is null and volunteer_id is null
        and (import_id, row_no) > (${after.id}::uuid, ${after.row}::int) order by import_id, row_no limit ${AT_ONCE}`);
    found.push(...rows.filter((row) => names(JSON.parse(tx.services.cipher.open(row.cells_cipher)) as Cell[], person)));
    const last = rows.at(-1);
    if (!last) return found;
    after = { id: last.import_id, row: last.row_no };
  }
}

function names(cells: readonly Cell[], { name, idNumber, phone }: Person): boolean {
  const texts = cells.map((cell) => normalizeIdNumber(textOf(cell)));
  return texts.includes(idNumber) || (texts.includes(normalizeIdNumber(name)) && texts.includes(phone));
}

async function forget(tx: Tx, hers: readonly Hers[]): Promise<void> {
  const which = sql`unnest(${hers.map((one) => one.import_id)}::uuid[], ${hers.map((one) => one.row_no)}::int[]) as h(import_id, row_no)`;
  await tx.sql(sql`update volunteer_import_row r set cells_cipher = null, id_index = null, person_index = null,
      verdict = case r.verdict when 'IMPORTED' then r.verdict else 'BAD' end,
      reasons = case r.verdict when 'IMPORTED' then r.reasons else '[{"code": "ROW_ERASED"}]'::jsonb end
    from ${which} where r.import_id = h.import_id and r.row_no = h.row_no`);
  // The first rows of a file stand beside its headers as samples.
  await tx.sql(sql`update volunteer_import i set file_columns = coalesce((select jsonb_agg(c.one || '{"samples": []}' order by c.at)
      from jsonb_array_elements(i.file_columns) with ordinality as c(one, at)), '[]')
    where i.id = any(${hers.map((one) => one.import_id)}::uuid[])`);
}
