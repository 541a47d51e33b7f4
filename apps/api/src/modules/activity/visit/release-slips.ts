import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { addFileUse } from '../../../platform/files/file-uses.ts';
import type { Tx } from '../../../platform/use-case.ts';

addFileUse('home_visit.file_id');

/** Lets go of slips: the row says when, the file gets its term and goes with the next round of `platform.forget-files`. */
export async function releaseSlips(tx: Tx, which: Fragment): Promise<void> {
  await tx.sql(sql`with held as (select hv.sign_up_id, hv.file_id from home_visit hv where hv.file_id is not null and ${which} for update of hv),
      released as (update home_visit hv set file_id = null, released_at = ${tx.now} from held where hv.sign_up_id = held.sign_up_id)
    update stored_file f set expires_at = ${tx.now} from held where f.id = held.file_id`);
}
