import { limits, type Reason, type SignUpState } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { isRefusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { type ActivityRow, lockActivity } from '../activity/lock-activity.ts';
import { absenceMarked } from '../activity.events.ts';
import { offlineAtSql } from '../offline/offline-scan.sql.ts';
import { signUpMoves } from '../taking/sign-up.moves.ts';

interface Expected extends Record<string, unknown> {
  id: string;
  opening_id: string;
  state: SignUpState;
  ends_at: Date;
  offline: boolean;
}
const ids = z.array(z.string()).max(limits.openingMax);

/**
 * After the end: who did not come, as the coordinator confirms it name by name, and who had excused herself. Each of them
 * is told and can be put right; nobody becomes a no-show by the clock alone.
 */
export const markAbsent = useCase({
  name: 'activity.mark-absent',
  label: '记为未到',
  input: z.object({ activityId: z.string(), noShow: ids, excused: ids }),
  async run(tx, { activityId, noShow, excused }) {
    const row = await lockActivity(tx, activityId);
    if (isRefusal(row)) return row;
    const all = [...noShow, ...excused];
    if (all.length === 0 || !all.every(isId)) return refuse('INVALID_INPUT', { field: 'noShow' });
    const people = await tx.sql<Expected>(sql`select su.id, su.opening_id, su.state, upper(su.during) as ends_at,
        ${raw(offlineAtSql('IN'))} is not null as offline
      from sign_up su where su.activity_id = ${row.id} and su.id = any(${all}::uuid[]) order by su.id for update`);
    const no = refuseIf([...(await resultReasons(tx, row)), ...peopleReasons(people, all, tx.now)]);
    if (no) return no;
    await move(tx, row, 'noShow', noShow);
    await move(tx, row, 'excuse', excused);
    const held = people.map((one) => one.opening_id);
    await tx.sql(sql`update opening o set taken = o.taken - n.places
      from (select id, count(*)::int as places from unnest(${held}::uuid[]) as h(id) group by id) n where o.id = n.id`);
    tx.about({ entityType: 'Activity', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    tx.touch(`activity:${row.id}`);
    return { id: row.id };
  },
});

async function resultReasons(tx: SignedInTx, row: ActivityRow): Promise<readonly Reason[]> {
  const [closing] = await tx.sql(
    sql`select 1 as there from activity_closing where activity_id = ${row.id} and reopened_at is null`,
  );
  if (closing) return [{ code: 'ALREADY_CLOSED' }];
  return row.state === 'PUBLISHED' || row.state === 'CLOSED' ? [] : [{ code: 'ACTIVITY_OVER' }];
}

/** Every one of them is still expected, her shift is over, and no scan of hers waits to be looked at. */
function peopleReasons(people: readonly Expected[], all: readonly string[], now: Date): readonly Reason[] {
  const reasons: Reason[] = [];
  const twice = new Set(all).size < all.length;
  if (twice || people.length < all.length || people.some((one) => one.state !== 'SIGNED_UP'))
    reasons.push({ code: 'PEOPLE_CHANGED' });
  if (people.some((one) => one.ends_at > now)) reasons.push({ code: 'NOT_OVER_YET' });
  const waiting = people.filter((one) => one.offline).length;
  if (waiting > 0) reasons.push({ code: 'OFFLINE_SCANS_OPEN', params: { count: waiting } });
  return reasons;
}

async function move(
  tx: SignedInTx,
  row: ActivityRow,
  how: 'noShow' | 'excuse',
  signUpIds: readonly string[],
): Promise<void> {
  if (signUpIds.length === 0) return;
  const { from, to } = signUpMoves[how];
  await tx.sql(sql`update sign_up set state = ${to}, version = version + 1
    where id = any(${signUpIds}::uuid[]) and state = any(${[...from]}::text[])`);
  for (const id of signUpIds) {
    tx.changed({ entity: 'SignUp', id, kind: 'update', before: { state: from[0] }, after: { state: to } });
    tx.publish(absenceMarked.of({ signUpId: id, activityId: row.id }));
  }
}
