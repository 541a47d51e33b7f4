import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { herAccounts, samePersons } from '../../people/index.ts';
import { type Way, waysUp } from './desks.ts';

/** What waits for a different person: a record, or a correction of one. */
export interface Waiting extends Record<string, unknown> {
  id: string;
  unit_id: string;
  holder_unit_id: string;
  /** Every account of whoever proposed it or did a scan for her. */
  hands: string[];
  volunteer_accounts: string[];
}

/** Of a record or correction `row`, as SQL. */
export const handsOf = (row: string): string => samePersons(`${row}.scanned_by || ${row}.proposed_by`);

/** The nearest desk with somebody who is neither the volunteer, nor the proposer, nor did a scan for her. */
export function holderOf(record: Waiting, way: Way | undefined): string {
  const barred = new Set([...record.volunteer_accounts, ...record.hands]);
  const desk = way?.desks.find(({ approvers }) => [...approvers].some((account) => !barred.has(account)));
  return desk?.unitId ?? way?.parentId ?? record.unit_id;
}

/**
 * Puts proposed records into the queue where somebody eligible works: the team's own, else the nearest unit above. Where
 * nobody is left at all a record waits with the parent unit, which can appoint one. Waiting time restarts only for
 * records that change hands.
 */
export async function placeInQueues(tx: Tx, which: Fragment): Promise<void> {
  const waiting =
    await tx.sql<Waiting>(sql`select r.id, r.unit_id, r.holder_unit_id, ${raw(handsOf('r'))} as hands, ${raw(herAccounts)} as volunteer_accounts
    from service_record r join volunteer v on v.id = r.volunteer_id where r.state = 'PROPOSED' and ${which} order by r.id for update of r`);
  if (waiting.length === 0) return;
  const ways = await waysUp(tx, [...new Set(waiting.map((record) => record.unit_id))]);
  const moves = waiting
    .map((record) => ({ id: record.id, from: record.holder_unit_id, to: holderOf(record, ways.get(record.unit_id)) }))
    .filter(({ from, to }) => from !== to);
  if (moves.length === 0) return;
  await tx.sql(sql`update service_record r set holder_unit_id = m.holder, held_since = ${tx.now}
    from unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ to }) => to)}::uuid[]) as m(id, holder) where r.id = m.id`);
}
