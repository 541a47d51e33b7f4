import { sql } from '../../../platform/database/sql.ts';
import { addClosingGate } from '../../activity/index.ts';

/** An activity is not closed while somebody who served has no record: her hours would be forgotten (令67 §7). */
addClosingGate(async (run, activityId) => {
  const [row] = await run<{ count: number }>(sql`select count(*)::int as count from sign_up s
    where s.activity_id = ${activityId} and s.state = 'COMPLETED' and not exists (select from service_record r where r.sign_up_id = s.id)`);
  return row && row.count > 0 ? [{ code: 'RECORDS_UNPROPOSED', params: { count: row.count } }] : [];
});
