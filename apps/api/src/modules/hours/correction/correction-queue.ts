import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { activityHands } from '../record/apart.ts';
import { handsOf, movesOf, type Waiting, waitingFacts } from '../record/queue.ts';

/** Proposed corrections wait where somebody eligible works, by the rules of the records' own queue (ADR 4). */
export async function placeCorrections(tx: Tx, which: Fragment): Promise<void> {
  const waiting = await tx.sql<Waiting>(sql`select c.id, c.unit_id, c.holder_unit_id,
      ${raw(handsOf('c'))} || ${raw(activityHands('r'))} as hands, ${raw(waitingFacts)}
    from correction c join service_record r on r.id = c.record_id join volunteer v on v.id = c.volunteer_id
    where c.state = 'PROPOSED' and ${which} order by c.id for update of c`);
  const moves = await movesOf(tx, waiting);
  if (moves.length === 0) return;
  await tx.sql(sql`update correction c set holder_unit_id = m.holder, held_since = ${tx.now}
    from unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ to }) => to)}::uuid[]) as m(id, holder) where c.id = m.id`);
}
