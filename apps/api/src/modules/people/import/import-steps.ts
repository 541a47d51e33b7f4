import type { Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { Cell } from '../../../platform/sheets/cell.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { teamOf } from '../volunteer/register-for.ts';
import type { CheckContext, StagedRow } from './check-people.ts';
import { canMoveImport, type ImportMove, type ImportRow, importMoves, type RowVerdict } from './import-row.ts';
import { villagesBelow } from './villages.ts';

/** Rows of one step: a second of work at most, so that a killed worker loses no more. */
export const STEP_ROWS = 500;

/** The next rows after the position, opened. */
export async function nextRows(tx: Tx, job: ImportRow, verdicts: readonly string[] | null): Promise<StagedRow[]> {
  const which = verdicts ? sql`and verdict = any(${verdicts}::text[])` : raw('');
  const rows = await tx.sql<{
    row: number;
    cells_cipher: string;
  }>(sql`select row_no as row, cells_cipher from volunteer_import_row
    where import_id = ${job.id} and row_no > ${job.position} and cells_cipher is not null ${which} order by row_no limit ${raw(String(STEP_ROWS))}`);
  return rows.map(({ row, cells_cipher }) => ({
    row,
    cells: JSON.parse(tx.services.cipher.open(cells_cipher)) as Cell[],
  }));
}

/** What the checks need to know beside the rows: villages by name, services on offer, the team. */
export async function checkContext(tx: Tx, job: ImportRow, actor: Actor): Promise<CheckContext> {
  const types = await tx.sql<{ id: string; name: string }>(
    sql`select id, name from service_type where active order by sort, code`,
  );
  return {
    actor,
    mapping: job.mapping,
    team: job.team_id ? await teamOf(tx, job.team_id) : null,
    villageCode: job.village_code,
    serviceTypes: new Map(types.map(({ id, name }) => [name, id])),
    // 370300 is a city's code, 370000 a province's: names are looked for in all of it.
    findVillage: await villagesBelow(tx.services, job.county_code.replace(/(00)+$/, '')),
  };
}

const hex = (bytes: Buffer | null | undefined): string | null => (bytes ? `\\x${bytes.toString('hex')}` : null);

/** Writes the verdicts of one step, in the order of their rows, in one statement. */
export async function writeVerdicts(tx: Tx, job: ImportRow, verdicts: readonly RowVerdict[]): Promise<void> {
  const rows = verdicts.map(({ row, verdict, reasons, idIndex, personIndex, volunteerId }) => ({
    row_no: row,
    verdict,
    reasons,
    id_index: hex(idIndex),
    person_index: hex(personIndex),
    volunteer_id: volunteerId ?? null,
  }));
  await tx.sql(sql`update volunteer_import_row r set verdict = v.verdict, reasons = v.reasons, id_index = coalesce(v.id_index, r.id_index),
      person_index = coalesce(v.person_index, r.person_index), volunteer_id = coalesce(v.volunteer_id, r.volunteer_id)
    from json_to_recordset(${JSON.stringify(rows)}::json) as v(row_no int, verdict text, reasons jsonb, id_index bytea, person_index bytea, volunteer_id uuid)
    where r.import_id = ${job.id} and r.row_no = v.row_no and r.row_no between ${rows.at(0)?.row_no ?? 0} and ${rows.at(-1)?.row_no ?? 0}`);
}

/** How far the work has come; the next step begins behind it. */
export const writePosition = (tx: Tx, job: ImportRow, position: number): Promise<unknown> =>
  tx.sql(sql`update volunteer_import set done = ${position}, attempts = 0 where id = ${job.id}`);

/** The one gate through which an import changes its state. */
export async function moveImport(tx: Tx, job: ImportRow, move: ImportMove, set = raw('')): Promise<void> {
  if (!canMoveImport(job.state, move)) throw new Error(`An import cannot ${move} while ${job.state}.`);
  await tx.sql(
    sql`update volunteer_import set state = ${importMoves[move].to}, done = 0, attempts = 0, version = version + 1 ${set} where id = ${job.id}`,
  );
}

/** Ends it and says why; what was imported before stays and is not doubled by another try. */
export const failImport = (tx: Tx, job: ImportRow, reason: Reason): Promise<void> =>
  moveImport(tx, job, 'fail', sql`, failure = ${JSON.stringify(reason)}::jsonb, finished_at = ${tx.now}`);
