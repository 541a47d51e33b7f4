import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { instant } from '../activity/activity.input.ts';
import { attendanceCompleted } from '../activity.events.ts';
import { windowReasons } from '../attendance/window.ts';
import { barred } from '../shared/reach.ts';
import { lockSignUp, moveSignUp } from '../taking/sign-up.moves.ts';
import { canPutRight } from './absence.policy.ts';

const fields = {
  signUpId: z.string(),
  cameAt: instant,
  leftAt: instant,
  reason: text(limits.shortText, 2),
} as const;
const HOUR = 3_600_000;

/** 更正未到: she did come. When and why it is known is stated and stays on record; her minutes are proposed and another person approves. */
export const putAbsenceRight = useCase({
  name: 'activity.put-absence-right',
  label: '更正未到',
  input: anyFields,
  async run(tx, input) {
    const { values, complete, reasons } = parseFields(fields, input);
    const { signUpId: id, cameAt, leftAt } = values;
    const row = id && isId(id) ? await lockSignUp(tx, sql`su.id = ${id}`) : null;
    if (!row) return refuse('NOT_FOUND');
    const no = barred(tx.actor, 'attendance.mark', row.path);
    if (no) return no;
    const [activity] = await tx.sql<{ ends_at: Date | null }>(
      sql`select ends_at from activity where id = ${row.activity_id}`,
    );
    const { state, volunteer_id: volunteerId, path } = row;
    const facts = { state, volunteerId, path, activityEndsAt: activity?.ends_at ?? null };
    reasons.push(...canPutRight(tx.actor, facts, tx.now));
    const latest = Math.min(tx.now.getTime(), row.ends_at.getTime() + limits.leavingGraceHours * HOUR);
    const shift = { startsAt: row.starts_at, endsAt: row.ends_at };
    if (cameAt && windowReasons(shift, cameAt).length > 0)
      reasons.push({ code: 'CAME_OUTSIDE_SHIFT', field: 'cameAt' });
    if (leftAt && (leftAt.getTime() > latest || (cameAt !== undefined && leftAt <= cameAt)))
      reasons.push({ code: 'TIME_OUTSIDE_SHIFT', field: 'leftAt', params: { hours: limits.leavingGraceHours } });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const by = tx.actor.accountId;
    await moveSignUp(
      tx,
      row,
      'putRight',
      sql`, checked_in_at = ${complete.cameAt}, checked_in_by = ${by}, check_in_method = 'STATED',
        checked_out_at = ${complete.leftAt}, checked_out_by = ${by}, check_out_method = 'STATED', leaving_reason = ${complete.reason}`,
    );
    await tx.sql(sql`insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, stated_time, by_account_id)
      select s.id, ${tx.now}::timestamptz, ${row.id}::uuid, ${row.activity_id}::uuid, ${row.county_code}, s.kind, 'STATED', s.stated, ${by}::uuid
      from unnest(${[newId(), newId()]}::uuid[], ${['IN', 'OUT']}::text[], ${[complete.cameAt, complete.leftAt]}::timestamptz[]) as s(id, kind, stated)`);
    await tx.sql(sql`update opening set taken = taken + 1 where id = ${row.opening_id}`);
    tx.publish(attendanceCompleted.of({ signUpId: row.id }));
    return { id: row.id };
  },
});
