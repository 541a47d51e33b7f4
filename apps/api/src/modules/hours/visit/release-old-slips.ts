import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { releaseSlips } from '../../activity/index.ts';
import { PAPER_YEARS } from '../late/release-papers.ts';

/** Slips whose term is over, as signed sheets are; one of a record that is not decided yet, or under correction, waits for that. */
export const releaseOldSlips: Job = {
  name: 'hours.release-old-slips',
  cron: '25 3 * * *',
  run: (tx) =>
    releaseSlips(
      tx,
      sql`hv.confirmed_at < ${tx.now}::timestamptz - make_interval(years => ${PAPER_YEARS}::int)
        and not exists (select from service_record r where r.sign_up_id = hv.sign_up_id and (r.state <> 'APPROVED'
          or exists (select from correction c where c.record_id = r.id and c.state = 'PROPOSED')))`,
    ),
};
