import { type Fragment, sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** How long the paper can be asked for: as long as a claim about the hours can be raised (三年诉讼时效, 民法典 §188). */
export const PAPER_YEARS = 3;

/** Lets go of papers: the row says when, the file gets its term and goes with the next round of `platform.forget-files`. */
export async function releasePapers(tx: Tx, which: Fragment): Promise<void> {
  await tx.sql(sql`with held as (select le.id, le.file_id from late_entry le where le.file_id is not null and ${which} for update of le),
      released as (update late_entry le set file_id = null, released_at = ${tx.now} from held where le.id = held.id)
    update stored_file f set expires_at = ${tx.now} from held where f.id = held.file_id`);
}

/** Papers whose term is over; one of a line that is not decided yet, or under correction, waits for that. */
export const releaseOldPapers: Job = {
  name: 'hours.release-old-papers',
  cron: '20 3 * * *',
  run: (tx) =>
    releasePapers(
      tx,
      sql`le.entered_at < ${tx.now}::timestamptz - make_interval(years => ${PAPER_YEARS}::int)
        and not exists (select from service_record r where r.late_entry_id = le.id and (r.state <> 'APPROVED'
          or exists (select from correction c where c.record_id = r.id and c.state = 'PROPOSED')))`,
    ),
};
