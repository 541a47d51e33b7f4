import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { fileReasons } from '../../../platform/files/file-reasons.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields, parseRows } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { barred, peopleServed, type ServedOpening, type ServedPerson, servedOpening } from '../../activity/index.ts';
import { herAccounts } from '../../people/index.ts';
import { recordProposed } from '../hours.events.ts';
import { countUnder, type HoursPolicy, policyFor } from '../policy/count-time.ts';
import { openingReasons } from './late-entry.policy.ts';
import { lateTimeReasons } from './late-times.ts';
import { type LateLine, writeLate } from './write-late.ts';

const fields = {
  openingId: z.guid(),
  fileId: z.guid({ message: 'LATE_PAPER_NEEDED' }),
  reason: text(limits.shortText, 2),
} as const;
const lineFields = { volunteerId: z.guid(), startedAt: z.date(), endedAt: z.date() } as const;

/**
 * 补录: time served in a shift that is over, of people no scan tells of, from the sheet they signed (counter-rule b). One
 * paper, one reason, many lines: all of them or none. What is asked before a service is asked here too; it waits for
 * somebody above who had no hand in the activity.
 */
export const enterLate = useCase({
  name: 'hours.enter-late',
  label: '补录时长',
  input: anyFields,
  rate: { points: 60, seconds: 3600 },
  constraints: {
    late_entry_file: { code: 'LATE_PAPER_NEEDED', field: 'fileId' },
    service_record_of_sign_up: { code: 'LATE_HAS_SCANS' },
  },
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    const rows = parseRows('lines', lineFields, given['lines'], limits.lateLines);
    const opening = values.openingId ? await servedOpening(tx, values.openingId) : null;
    if (!opening) return refuse('NOT_FOUND', { field: 'openingId' });
    const no = barred(tx.actor, 'attendance.mark', opening.path);
    if (no) return no;
    reasons.push(...rows.reasons, ...openingReasons(opening, tx.now));
    if (rows.values.length === 0) reasons.push({ code: 'REQUIRED', field: 'lines' });
    const ids = [...new Set(rows.values.flatMap(({ volunteerId }) => volunteerId ?? []))];
    const people = await peopleServed(tx, opening, ids);
    const policy = await policyFor(tx, opening.unit_id, opening.starts_at);
    reasons.push(...(await lineReasons(tx, opening, rows.values, { people, policy })));
    if (values.fileId)
      reasons.push(...(await fileReasons(tx, values.fileId, { field: 'fileId', code: 'LATE_PAPER_NEEDED' })));
    if (!complete || !rows.complete || reasons.length > 0) return new Refusal(reasons);
    const lines = rows.complete.map(
      (line): LateLine => ({
        ...line,
        id: newId(),
        signUpId: people.get(line.volunteerId)?.unscannedSignUpId ?? null,
      }),
    );
    const entryId = await writeLate(tx, opening, { ...complete, policy }, lines);
    tx.changed({ entity: 'LateEntry', id: entryId, kind: 'create', after: { lines: lines.length } });
    const { activity_id: entityId, unit_id: unitId, county_code: countyCode } = opening;
    tx.about({ entityType: 'Activity', entityId, unitId, countyCode });
    tx.publish(...lines.map(({ id }) => recordProposed.of({ recordId: id })));
    return { count: lines.length };
  },
});

type Line = Partial<Omit<LateLine, 'id' | 'signUpId'>>;

/** Line by line: who she is, whether she may have served there, the times, and that they count nowhere else. */
async function lineReasons(
  tx: SignedInTx,
  opening: ServedOpening,
  lines: readonly Line[],
  { people, policy }: { readonly people: ReadonlyMap<string, ServedPerson>; readonly policy: HoursPolicy },
): Promise<Reason[]> {
  const taken = await clashing(tx, lines);
  const own = await ownAmong(tx, [...people.keys()]);
  const shift = { shiftStartsAt: opening.starts_at, shiftEndsAt: opening.ends_at };
  return lines.flatMap(({ volunteerId, startedAt, endedAt }, i) => {
    const reasons: Reason[] = startedAt && endedAt ? lateTimeReasons(shift, startedAt, endedAt) : [];
    // A rule of her unit's may count nothing of it; what cannot be proposed is said here.
    if (startedAt && endedAt && reasons.length === 0) {
      const { minutes } = countUnder(policy, { ...shift, checkedInAt: startedAt, checkedOutAt: endedAt });
      if (minutes < 1) reasons.push({ code: 'NO_MINUTES', field: 'endedAt' });
    }
    const of = (code: Reason['code']): Reason => ({ code, field: 'volunteerId' });
    const person = volunteerId && people.get(volunteerId);
    if (volunteerId && !person) reasons.push(of('NOT_FOUND'));
    if (person) reasons.push(...person.reasons.map((reason) => ({ ...reason, field: 'volunteerId' })));
    if (volunteerId && own.has(volunteerId)) reasons.push(of('LATE_OWN'));
    if (lines.findIndex((one) => one.volunteerId === volunteerId) < i) reasons.push(of('LATE_TWICE'));
    if (taken.has(i)) reasons.push({ code: 'RECORD_OVERLAP', field: 'startedAt' });
    return reasons.map((reason) => ({ ...reason, field: `lines.${i}.${reason.field}` }));
  });
}

/** Lines whose time meets another record of hers that counts or waits: nobody serves in two places at once (counter-rule c). */
async function clashing(tx: SignedInTx, lines: readonly Line[]): Promise<ReadonlySet<number>> {
  const whole = lines.flatMap(({ volunteerId, startedAt, endedAt }, i) =>
    volunteerId && startedAt && endedAt && startedAt < endedAt ? [{ i, volunteerId, startedAt, endedAt }] : [],
  );
  const rows = await tx.sql<{ i: number }>(sql`select n.i from unnest(${whole.map(({ i }) => i)}::int[],
      ${whole.map((one) => one.volunteerId)}::uuid[], ${whole.map((one) => one.startedAt)}::timestamptz[],
      ${whole.map((one) => one.endedAt)}::timestamptz[]) as n(i, volunteer_id, started_at, ended_at)
    where exists (select from service_record o where o.volunteer_id = n.volunteer_id and o.state <> 'RETURNED' and o.minutes > 0
      and tstzrange(o.started_at, o.ended_at) && tstzrange(n.started_at, n.ended_at))`);
  return new Set(rows.map(({ i }) => i));
}

/** Which of these people is the one who enters, by any account of hers. */
async function ownAmong(tx: SignedInTx, volunteerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.sql<{ id: string }>(sql`select v.id from volunteer v where v.id = any(${volunteerIds}::uuid[])
    and ${tx.actor.accountId} = any(${raw(herAccounts)})`);
  return new Set(rows.map(({ id }) => id));
}
