import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { qualificationExpiring } from '../people.events.ts';
import { dateIn } from '../shared/today.ts';
import { SOON_DAYS } from './qualification.projection.ts';

/** Told once, while there is time to renew: on the day after its end she may no longer take what needs it. */
export const tellOfExpiry: Job = {
  name: 'people.tell-of-expiry',
  cron: '30 8 * * *',
  async run(tx) {
    const today = dateIn(tx.now);
    const rows = await tx.sql<{ id: string }>(sql`update qualification set expiry_told_at = ${tx.now}
      where state = 'VERIFIED' and expiry_told_at is null and valid_to between ${today.toString()}::date and ${today.add({ days: SOON_DAYS }).toString()}::date
      returning id`);
    tx.publish(...rows.map(({ id }) => qualificationExpiring.of({ qualificationId: id })));
  },
};
