import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { herAccounts } from '../../people/index.ts';
import { waysUp } from '../record/desks.ts';
import { handsOf, holderOf, type Waiting } from '../record/queue.ts';

/** Proposed corrections wait where somebody eligible works, by the rules of the records' own queue (ADR 4). */
export async function placeCorrections(tx: Tx, which: Fragment): Promise<void> {
  const waiting =
    await tx.sql<Waiting>(sql`select c.id, c.unit_id, c.holder_unit_id, ${raw(handsOf('c'))} as hands, ${raw(herAccounts)} as volunteer_accounts
    from correction c join volunteer v on v.id = c.volunteer_id where c.state = 'PROPOSED' and ${which} order by c.id for update of c`);
  if (waiting.length === 0) return;
  const ways = await waysUp(tx, [...new Set(waiting.map((one) => one.unit_id))]);
  const moves = waiting
    .map((one) => ({ id: one.id, from: one.holder_unit_id, to: holderOf(one, ways.get(one.unit_id)) }))
    .filter(({ from, to }) => from !== to);
  if (moves.length === 0) return;
  await tx.sql(sql`update correction c set holder_unit_id = m.holder, held_since = ${tx.now}
    from unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ to }) => to)}::uuid[]) as m(id, holder) where c.id = m.id`);
}
