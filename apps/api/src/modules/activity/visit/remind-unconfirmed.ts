import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { visitUnconfirmed } from '../activity.events.ts';

const DAY = 86_400_000;

/** The morning after, whoever has a visit that nobody confirmed hears of it once: what is not confirmed waits, and is not lost. */
export const remindUnconfirmed: Job = {
  name: 'activity.remind-unconfirmed-visits',
  cron: '10 9 * * *',
  async run(tx) {
    const before = new Date(tx.now.getTime() - DAY / 2);
    const rows = await tx.sql<{ id: string }>(sql`update home_visit hv set reminded_at = ${tx.now} from sign_up su
      where su.id = hv.sign_up_id and hv.confirmation is null and hv.reminded_at is null and hv.said_at < ${before}
        and su.state = 'SIGNED_UP' and upper(su.during) < ${before} returning hv.sign_up_id as id`);
    tx.publish(...rows.map(({ id }) => visitUnconfirmed.of({ signUpId: id })));
  },
};
