import { sql } from '../database/sql.ts';
import type { Job } from '../module.ts';
import { forgetRates } from '../rate-limits.ts';

const KEEP_DAYS = 30;

/** Delivered events and ended sessions are of no use after a month; the audit log keeps who did what. */
export const cleanUp: Job = {
  name: 'platform.clean-up',
  cron: '20 3 * * *',
  async run(tx) {
    const before = new Date(tx.now.getTime() - KEEP_DAYS * 86_400_000);
    await tx.sql(sql`delete from outbox_event where delivered_at < ${before}`);
    await tx.sql(sql`delete from session where expires_at < ${before} or revoked_at < ${before}`);
    await tx.sql(forgetRates(tx.now));
  },
};
