import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { herAccounts, samePersons } from '../../people/index.ts';
import { activityHands } from './apart.ts';
import { type Way, waysUp } from './desks.ts';

/** What waits for a different person: a record, or a correction of one. */
export interface Waiting extends Record<string, unknown> {
  id: string;
  unit_id: string;
  activity_id: string;
  holder_unit_id: string;
  /** Every account of whoever proposed it or did a scan for her; of a late one, of whoever had a hand in the activity. */
  hands: string[];
  volunteer_accounts: string[];
  /** 补录: for a desk above its own unit only. */
  late: boolean;
}

/** Of a record or correction `row`, as SQL. */
export const handsOf = (row: string): string => samePersons(`${row}.scanned_by || ${row}.proposed_by`);

/** What the queue asks of a record `r`, beside the columns of the row that waits. */
export const waitingFacts = `r.activity_id, r.source = 'LATE' as late, ${herAccounts} as volunteer_accounts`;

/**
 * The nearest desk with somebody who is neither the volunteer, nor the proposer, nor did a scan for her, nor is recorded in
 * the activity herself.
 */
export function holderOf(record: Waiting, way: Way | undefined, recorded: ReadonlySet<string>): string {
  const barred = new Set([...record.volunteer_accounts, ...record.hands, ...recorded]);
  const desks = way?.desks.filter(({ unitId }) => !record.late || unitId !== record.unit_id) ?? [];
  const desk = desks.find(({ approvers }) => [...approvers].some((account) => !barred.has(account)));
  return desk?.unitId ?? way?.parentId ?? record.unit_id;
}

/**
 * Puts proposed records into the queue where somebody eligible works: the team's own, else the nearest unit above. Where
 * nobody is left at all a record waits with the parent unit, which can appoint one. Waiting time restarts only for
 * records that change hands.
 */
export async function placeInQueues(tx: Tx, which: Fragment): Promise<void> {
  const waiting = await tx.sql<Waiting>(sql`select r.id, r.unit_id, r.holder_unit_id,
      ${raw(handsOf('r'))} || ${raw(activityHands('r'))} as hands, ${raw(waitingFacts)}
    from service_record r join volunteer v on v.id = r.volunteer_id where r.state = 'PROPOSED' and ${which} order by r.id for update of r`);
  const moves = await movesOf(tx, waiting);
  if (moves.length === 0) return;
  await tx.sql(sql`update service_record r set holder_unit_id = m.holder, held_since = ${tx.now}
    from unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ to }) => to)}::uuid[]) as m(id, holder) where r.id = m.id`);
}

/** Which of them belong to another desk than they lie at; in two statements, however many. */
export async function movesOf(tx: Tx, waiting: readonly Waiting[]): Promise<{ id: string; to: string }[]> {
  if (waiting.length === 0) return [];
  const ways = await waysUp(tx, [...new Set(waiting.map((record) => record.unit_id))]);
  const approvers = [...ways.values()].flatMap(({ desks }) => desks.flatMap((desk) => [...desk.approvers]));
  const recorded = await recordedAmong(tx, waiting, approvers);
  const nobody = new Set<string>();
  return waiting
    .map((record) => ({
      id: record.id,
      from: record.holder_unit_id,
      to: holderOf(record, ways.get(record.unit_id), recorded.get(record.activity_id) ?? nobody),
    }))
    .filter(({ from, to }) => from !== to);
}

/** Which approvers are recorded in which of these activities, by any account of theirs. */
async function recordedAmong(
  tx: Tx,
  waiting: readonly Waiting[],
  approvers: readonly string[],
): Promise<Map<string, Set<string>>> {
  if (approvers.length === 0) return new Map();
  const activities = [...new Set(waiting.map((record) => record.activity_id))];
  const rows = await tx.sql<{
    activity_id: string;
    accounts: string[];
  }>(sql`select x.activity_id, array_agg(distinct me.id) as accounts
    from account me join volunteer xv on xv.account_id = me.id or xv.phone_index = me.phone_index and xv.name = me.display_name
    join service_record x on x.volunteer_id = xv.id and x.activity_id = any(${activities}::uuid[])
    where me.id = any(${[...new Set(approvers)]}::uuid[]) group by 1`);
  return new Map(rows.map((row) => [row.activity_id, new Set(row.accounts)]));
}
