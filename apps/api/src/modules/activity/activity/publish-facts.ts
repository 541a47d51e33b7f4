import { raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { type PublishFacts, publishFactsSql } from './activity.policy.ts';

const columns = raw(
  Object.entries(publishFactsSql)
    .map(([name, expression]) => `${expression} as "${name}"`)
    .join(', '),
);

/** The facts of one activity as they stand in this transaction. */
export async function publishFactsOf(tx: SignedInTx, id: string): Promise<PublishFacts> {
  const [facts] = await tx.sql<PublishFacts>(sql`select ${columns} from activity a
    join service_type st on st.id = a.service_type_id where a.id = ${id}`);
  if (!facts) throw new Error('The activity vanished within its own transaction.');
  return facts;
}
