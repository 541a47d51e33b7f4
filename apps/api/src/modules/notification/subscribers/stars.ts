import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { starConfirmed } from '../../star/index.ts';
import { tell } from '../write/tell.ts';

/** Her star is hers: she hears of it at once. */
export const tellOfStar = on(starConfirmed, 'notification.tell-of-star', async (tx, { caseId }, eventId) => {
  const [row] = await tx.sql<{ account_id: string | null; stars: number }>(
    sql`select v.account_id, s.stars from star_case s join volunteer v on v.id = s.volunteer_id where s.id = ${caseId}`,
  );
  if (row)
    await tell(tx, eventId, [row.account_id], { kind: 'STAR_CONFIRMED', facts: { stars: row.stars }, link: '/hours' });
});
