import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { type Checked, checkPeople } from './check-people.ts';
import type { ImportRow, RowVerdict } from './import-row.ts';
import { checkContext, moveImport, nextRows, writePosition, writeVerdicts } from './import-steps.ts';
import { returnRows } from './return-rows.ts';

/** The dry run: a verdict and every reason for the next rows; at the end rows are compared with each other. */
export async function checkStep(tx: Tx, job: ImportRow, actor: Actor): Promise<void> {
  const rows = await nextRows(tx, job, null);
  const last = rows.at(-1);
  if (last) {
    const checked = await checkPeople(tx, rows, await checkContext(tx, job, actor));
    await writeVerdicts(tx, job, checked.map(verdictOf));
    await writePosition(tx, job, last.row);
    return;
  }
  await markDoubles(tx, job);
  const returned = await returnRows(tx, job, ['BAD', 'SUSPECT']);
  await moveImport(tx, job, 'told', sql`, returned_file_id = ${returned}::uuid`);
}

const verdictOf = ({ row, reasons, doubts, idIndex, personIndex }: Checked): RowVerdict => ({
  row,
  verdict: reasons.length > 0 ? 'BAD' : doubts.length > 0 ? 'SUSPECT' : 'READY',
  reasons: [...reasons, ...doubts],
  idIndex,
  personIndex,
});

/** The same ID number twice: the first row stands, the later ones name it. The same name and phone: somebody looks. */
async function markDoubles(tx: Tx, job: ImportRow): Promise<void> {
  await tx.sql(sql`update volunteer_import_row r set verdict = 'BAD', reasons = r.reasons ||
      jsonb_build_array(jsonb_build_object('code', 'DUPLICATE_ROW', 'field', 'idNumber', 'params', jsonb_build_object('row', f.first)))
    from (select row_no, min(row_no) over (partition by id_index) as first from volunteer_import_row where import_id = ${job.id} and id_index is not null) f
    where r.import_id = ${job.id} and r.row_no = f.row_no and f.first < f.row_no`);
  await tx.sql(sql`update volunteer_import_row r set verdict = 'SUSPECT', reasons = r.reasons ||
      jsonb_build_array(jsonb_build_object('code', 'SAME_PERSON_ROW', 'field', 'name', 'params', jsonb_build_object('row', f.first)))
    from (select row_no, min(row_no) over (partition by person_index) as first from volunteer_import_row
      where import_id = ${job.id} and person_index is not null and verdict <> 'BAD') f
    where r.import_id = ${job.id} and r.row_no = f.row_no and f.first < f.row_no`);
}
