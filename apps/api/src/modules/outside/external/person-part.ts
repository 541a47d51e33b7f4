import { sql } from '../../../platform/database/sql.ts';
import { textOf } from '../../../platform/sheets/cells.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { addPersonPart, eraseFiles, normalizeIdNumber, normalizePhone, type PersonPart } from '../../people/index.ts';
import type { Terms } from './terms.ts';

const AT_ONCE = 1000;

interface Row extends Record<string, unknown> {
  readonly import_id: string;
  readonly row_no: number;
  readonly terms: string;
}

/** What other platforms counted of a person, as people merges, copies and erases her. */
const externalOfPerson: PersonPart = {
  name: 'outside.external',
  /** What both had of one number is one: the absorbed one's is taken back, so that it shows once. */
  async move(tx, keptId, absorbedId) {
    await tx.sql(sql`update external_hours x set undone_at = ${tx.now} where x.volunteer_id = ${absorbedId} and x.undone_at is null
      and exists (select from external_hours k where k.volunteer_id = ${keptId} and k.platform = x.platform and k.number = x.number and k.undone_at is null)`);
    await tx.sql(sql`update external_hours set volunteer_id = ${keptId} where volunteer_id = ${absorbedId}`);
    await tx.sql(sql`update external_import_row set volunteer_id = ${keptId} where volunteer_id = ${absorbedId}`);
  },
  async copy(reads, id) {
    const rows =
      await reads.sql(sql`select platform as "平台", number as "记录编号", title as "活动名称", organiser as "活动组织单位",
        service_date::text as "服务日期", last_date::text as "结束日期", minutes as "服务分钟", evidence as "佐证材料", imported_at as "导入时间"
      from external_hours where volunteer_id = ${id} and undone_at is null order by service_date desc, id limit 5000`);
    return { 外平台时长: rows };
  },
  /** They are another platform's figures about her and nobody's ledger: they go with her, and so does what files said. */
  async erase(tx, id) {
    await tx.sql(sql`delete from external_hours where volunteer_id = ${id}`);
    const hers = [...(await rowsOfHers(tx, id)), ...(await rowsNamingHer(tx, id))];
    if (hers.length === 0) return;
    await tx.sql(sql`update external_import_row r set terms_cipher = null, number_hash = null, volunteer_id = null,
        verdict = case r.verdict when 'IMPORTED' then r.verdict else 'BAD' end,
        reasons = case r.verdict when 'IMPORTED' then r.reasons else '[{"code": "ROW_ERASED"}]'::jsonb end
      from unnest(${hers.map((one) => one.import_id)}::uuid[], ${hers.map((one) => one.row_no)}::int[]) as h(import_id, row_no)
      where r.import_id = h.import_id and r.row_no = h.row_no`);
    const imports = sql`any(${[...new Set(hers.map((one) => one.import_id))]}::uuid[])`;
    // A file cannot be cut: it goes whole. One still being read is needed for that, and gone in a day.
    await eraseFiles(
      tx,
      sql`f.id in (select i.file_id from external_import i where i.id = ${imports} and i.state <> 'READING'
        union select i.returned_file_id from external_import i where i.id = ${imports})`,
    );
  },
};
addPersonPart(externalOfPerson);

const rowsOfHers = (tx: Tx, id: string): Promise<Row[]> =>
  tx.sql<Row>(sql`select import_id, row_no, '' as terms from external_import_row where volunteer_id = ${id}`);

/** Rows nobody was found for may name her all the same: opened one by one; there are none older than their term. */
async function rowsNamingHer(tx: Tx, id: string): Promise<Row[]> {
  const [her] = await tx.sql<{ number: string; name: string; id_number: string; phone: string }>(
    sql`select number, name, id_number_cipher as id_number, phone_cipher as phone from volunteer where id = ${id}`,
  );
  if (!her) return [];
  const { cipher } = tx.services;
  const [idNumber, phone] = [cipher.open(her.id_number), cipher.open(her.phone)];
  const names = (said: Terms): boolean =>
    textOf(said.volunteerNumber) === her.number ||
    (idNumber !== '' && normalizeIdNumber(textOf(said.idNumber)) === idNumber) ||
    (textOf(said.name) === her.name && normalizePhone(textOf(said.phone)) === phone);
  const found: Row[] = [];
  for (let after = { id: '00000000-0000-0000-0000-000000000000', row: -1 }; ; ) {
    const rows = await tx.sql<Row>(sql`select import_id, row_no, terms_cipher as terms from external_import_row
      where terms_cipher is not null and volunteer_id is null and (import_id, row_no) > (${after.id}::uuid, ${after.row}::int)
      order by import_id, row_no limit ${AT_ONCE}`);
    found.push(...rows.filter(({ terms }) => names(JSON.parse(cipher.open(terms)) as Terms)));
    const last = rows.at(-1);
    if (!last) return found;
    after = { id: last.import_id, row: last.row_no };
  }
}
