import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** A signed paper asks for a call until she is confirmed or gone, whichever way: after that nobody rings about it. */
export async function withdrawPaper(tx: Tx, volunteerId: string): Promise<void> {
  await tx.sql(sql`update paper_confirmation set state = 'WITHDRAWN', version = version + 1
    where volunteer_id = ${volunteerId} and state = 'WAITING'`);
}
