import { raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { type ChangeFacts, changeFactsSql } from './plan-change.policy.ts';

const columns = raw(
  Object.entries(changeFactsSql)
    .map(([name, expression]) => `${expression} as "${name}"`)
    .join(', '),
);

/** The facts of one activity that exists, as they stand under its locks. */
export async function changeFactsOf(tx: SignedInTx, activityId: string): Promise<ChangeFacts> {
  const [facts] = await tx.sql<ChangeFacts>(
    sql`select ${columns} from activity a join unit u on u.id = a.unit_id where a.id = ${activityId}`,
  );
  if (!facts) throw new Error('The activity was locked and is gone.');
  return facts;
}
