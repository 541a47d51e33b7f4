import type { Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { type Checked, checkPeople } from './check-people.ts';
import type { ImportRow, RowVerdict } from './import-row.ts';
import { checkContext, moveImport, nextRows, STEP_ROWS, writePosition, writeVerdicts } from './import-steps.ts';
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

interface Double extends Record<string, unknown> {
  readonly row: number;
  readonly first: number;
}

/** The same ID number twice: the first row stands, the later ones name it. The same name and phone: somebody looks. */
async function markDoubles(tx: Tx, job: ImportRow): Promise<void> {
  const numbers = await tx.sql<Double>(sql`select row_no as row, first from (
      select row_no, min(row_no) over (partition by id_index) as first from volunteer_import_row where import_id = ${job.id} and id_index is not null) f
    where first < row_no order by row_no`);
  await mark(tx, job, numbers, 'BAD', { code: 'DUPLICATE_ROW', field: 'idNumber' });
  const persons = await tx.sql<Double>(sql`select row_no as row, first from (
      select row_no, min(row_no) over (partition by person_index) as first from volunteer_import_row
      where import_id = ${job.id} and person_index is not null and verdict <> 'BAD') f
    where first < row_no order by row_no`);
  await mark(tx, job, persons, 'SUSPECT', { code: 'SAME_PERSON_ROW', field: 'name' });
}

/**
 * Marks some rows at a time. Found and marked in one statement, a join of the file with itself was planned by statistics
 * that know nothing of a file just read: rows × rows, minutes for ten thousand.
 */
async function mark(
  tx: Tx,
  job: ImportRow,
  doubles: readonly Double[],
  verdict: RowVerdict['verdict'],
  reason: Reason,
) {
  for (let at = 0; at < doubles.length; at += STEP_ROWS) {
    const some = doubles.slice(at, at + STEP_ROWS);
    const rows = some.map(({ row }) => row);
    await tx.sql(sql`update volunteer_import_row r set verdict = ${verdict},
        reasons = r.reasons || jsonb_build_array(${JSON.stringify(reason)}::jsonb || jsonb_build_object('params', jsonb_build_object('row', d.first)))
      from unnest(${rows}::int[], ${some.map(({ first }) => first)}::int[]) as d(row_no, first)
      where r.import_id = ${job.id} and r.row_no = d.row_no and r.row_no = any(${rows}::int[])`);
  }
}
