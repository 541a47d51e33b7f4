import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { activityMoves } from './activity.entity.ts';

/**
 * A day after its end an activity is closed: late check-outs are past, and the lists of finds, which walk published
 * activities by their start, never wade through old ones.
 */
export const closeEnded: Job = {
  name: 'activity.close-ended',
  cron: '*/10 * * * *',
  async run(tx) {
    const over = new Date(tx.now.getTime() - 86_400_000);
    await tx.sql(sql`update activity set state = ${activityMoves.close.to}, version = version + 1
      where state = any(${[...activityMoves.close.from]}::text[]) and ends_at < ${over}`);
  },
};
