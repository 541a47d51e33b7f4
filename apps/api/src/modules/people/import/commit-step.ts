import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { type Checked, checkPeople } from './check-people.ts';
import type { ImportRow, RowVerdict } from './import-row.ts';
import { checkContext, moveImport, nextRows, writePosition, writeVerdicts } from './import-steps.ts';
import { insertPeople } from './insert-people.ts';
import { returnRows } from './return-rows.ts';

/**
 * The next rows become volunteers 待本人确认, in one transaction with the place the work has come to: killed in the middle
 * nothing of it stays, run twice nothing is doubled (a row is imported once, whom she brought before is found again by her number).
 */
export async function commitStep(tx: Tx, job: ImportRow, actor: Actor): Promise<void> {
  const wanted = job.include_suspects ? ['READY', 'SUSPECT'] : ['READY'];
  const rows = await nextRows(tx, job, wanted);
  const last = rows.at(-1);
  if (last) {
    const context = await checkContext(tx, job, actor);
    // Asked anew: between dry run and import days may have passed, and others register too.
    const checked = await checkPeople(tx, rows, context);
    const made = await insertPeople(
      tx,
      actor,
      context.team,
      checked.filter(({ reasons }) => reasons.length === 0),
    );
    await writeVerdicts(
      tx,
      job,
      checked.map((one) => verdictOf(one, made.get(one.row))),
    );
    await writePosition(tx, job, last.row);
    return;
  }
  const returned = await returnRows(tx, job, ['BAD', 'SUSPECT']);
  await moveImport(tx, job, 'finish', sql`, returned_file_id = ${returned}::uuid, finished_at = ${tx.now}`);
}

function verdictOf({ row, reasons }: Checked, volunteerId: string | undefined): RowVerdict {
  if (volunteerId) return { row, verdict: 'IMPORTED', reasons: [], volunteerId };
  return { row, verdict: 'BAD', reasons };
}
