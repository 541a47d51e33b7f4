import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** A batch of which every record is noted is answered, by whatever way the numbers came. */
export const closeAnswered = (tx: Tx, systemId: string): Promise<unknown> =>
  tx.sql(sql`update outside_batch b set state = 'ANSWERED', answered_at = ${tx.now}, version = version + 1
    where b.system_id = ${systemId} and b.state = 'SENT' and not exists (select from outside_batch_line l where l.batch_id = b.id
      and not exists (select from outside_entry e where e.system_id = b.system_id and e.record_id = l.record_id))`);
