import { limits, ScanKind } from '@jinguo/schema';
import { z } from 'zod';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { instant } from '../activity/activity.input.ts';
import { attendanceCompleted, checkedIn } from '../activity.events.ts';
import { barred } from '../shared/reach.ts';
import { lockSignUp, moveSignUp, type SignUpRow } from '../taking/sign-up.moves.ts';
import { canProxy } from '../taking/sign-up-row.policy.ts';

const MINUTE = 60_000;

/** 代签到: for someone without a phone, by a coordinator who is not herself; now, or a past time within the shift's window. */
export const proxyCheck = useCase({
  name: 'activity.proxy-check',
  label: '代签到',
  input: z.object({ signUpId: z.string(), kind: z.enum(ScanKind), at: instant.nullish() }),
  async run(tx, { signUpId, kind, at }) {
    const row = await markable(tx, signUpId, kind);
    if (!('id' in row)) return row;
    const when = at ?? tx.now;
    const opens = row.starts_at.getTime() - limits.checkInEarlyMinutes * MINUTE;
    const closes = row.ends_at.getTime() + limits.checkInLateMinutes * MINUTE;
    const inside =
      when <= tx.now &&
      when.getTime() >= opens &&
      when.getTime() <= closes &&
      (kind === 'IN' || (row.checked_in_at !== null && when >= row.checked_in_at));
    if (!inside)
      return refuse('TIME_OUTSIDE_SHIFT', { field: 'at', params: { hours: limits.checkInLateMinutes / 60 } });
    await mark(tx, row, { kind, method: 'PROXY', at: when });
    return { id: row.id };
  },
});

const leavingFields = { signUpId: z.string(), leftAt: instant, reason: text(limits.shortText, 2) } as const;

/** A forgotten check-out: a coordinator says when she left, and why it is known. Until then nothing is proposed. */
export const stateLeaving = useCase({
  name: 'activity.state-leaving',
  label: '补记离开时间',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(leavingFields, raw);
    const row = await markable(tx, values.signUpId ?? '', 'OUT');
    if (!('id' in row)) return row;
    const latest = row.ends_at.getTime() + limits.leavingGraceHours * 60 * MINUTE;
    const { leftAt } = values;
    const inside =
      !leftAt ||
      (row.checked_in_at !== null && leftAt > row.checked_in_at && leftAt <= tx.now && leftAt.getTime() <= latest);
    if (!inside)
      reasons.push({ code: 'TIME_OUTSIDE_SHIFT', field: 'leftAt', params: { hours: limits.leavingGraceHours } });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const more = sql`, leaving_reason = ${complete.reason}`;
    await mark(tx, row, { kind: 'OUT', method: 'STATED', at: complete.leftAt, more });
    return { id: row.id };
  },
});

async function markable(tx: SignedInTx, signUpId: string, kind: ScanKind): Promise<SignUpRow | Refusal> {
  const row = isId(signUpId) ? await lockSignUp(tx, sql`su.id = ${signUpId}`) : null;
  if (!row) return refuse('NOT_FOUND');
  return (
    barred(tx.actor, 'attendance.mark', row.path) ??
    refuseIf(canProxy(tx.actor, { state: row.state, volunteerId: row.volunteer_id, path: row.path }, kind)) ??
    row
  );
}

async function mark(
  tx: SignedInTx,
  row: SignUpRow,
  { kind, method, at, more = raw('') }: { kind: ScanKind; method: 'PROXY' | 'STATED'; at: Date; more?: Fragment },
): Promise<void> {
  const column = raw(kind === 'IN' ? 'in' : 'out');
  await moveSignUp(
    tx,
    row,
    kind === 'IN' ? 'arrive' : 'complete',
    sql`, checked_${column}_at = ${at}, checked_${column}_by = ${tx.actor.accountId}, check_${column}_method = ${method} ${more}`,
  );
  await tx.sql(sql`insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, stated_time, by_account_id)
    values (${newId()}, ${tx.now}, ${row.id}, ${row.activity_id}, ${row.county_code}, ${kind}, ${method}, ${at}, ${tx.actor.accountId})`);
  tx.publish((kind === 'IN' ? checkedIn : attendanceCompleted).of({ signUpId: row.id }));
}
