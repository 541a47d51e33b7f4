import { raw, sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { meritEntered } from '../../merit/index.ts';
import { tell } from '../write/tell.ts';

const tables = { TRAINING: 'training_record', AWARD: 'award_record' } as const;

/** What stands of her she hears of, to say when it is wrong; of what was corrected or taken back meanwhile nothing. */
export const tellOfMerit = on(meritEntered, 'notification.tell-of-merit', async (tx, { kind, id }, eventId) => {
  const [row] = await tx.sql<{ account_id: string | null; name: string }>(
    sql`select v.account_id, x.name from ${raw(tables[kind])} x join volunteer v on v.id = x.volunteer_id
      where x.id = ${id} and x.replaced_at is null and not x.withdrawn and v.erased_at is null`,
  );
  if (!row) return;
  const way = { facts: { name: row.name }, link: '/me/merits' };
  await tell(
    tx,
    eventId,
    [row.account_id],
    kind === 'AWARD' ? { kind: 'AWARD_ENTERED', ...way } : { kind: 'TRAINING_ENTERED', ...way },
  );
});
