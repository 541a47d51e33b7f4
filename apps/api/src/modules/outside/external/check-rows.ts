import { createHash } from 'node:crypto';
import type { ExternalVerdict, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import type { ExternalImport } from './external-import.ts';
import type { ReadRow } from './read-records.ts';
import { type ExternalRecord, recordOfRow } from './record-of-row.ts';
import { atTimeOfOtherPlatform, atTimeOfOurs } from './same-time.ts';
import { whoIs } from './who.ts';

export interface Checked {
  readonly row: number;
  readonly record: ExternalRecord | null;
  readonly volunteerId: string | null;
  readonly verdict: Exclude<ExternalVerdict, 'IMPORTED'>;
  readonly reasons: readonly Reason[];
  readonly numberHash: Buffer | null;
}
interface Sound {
  readonly row: number;
  readonly record: ExternalRecord;
  readonly volunteerId: string;
}

/** A verdict about each row, with every reason: asked in a handful of statements, however many rows. */
export async function checkRows(
  tx: Tx,
  job: ExternalImport,
  actor: Actor,
  rows: readonly ReadRow[],
): Promise<readonly Checked[]> {
  const today = dateIn(tx.now).toString();
  const who = await whoIs(
    tx,
    actor,
    rows.map(({ terms }) => terms),
  );
  const read = rows.map(({ row, terms }, i) => {
    const found = who[i];
    const { record, reasons } = recordOfRow(terms, today);
    const volunteerId = found && 'volunteerId' in found ? found.volunteerId : null;
    return { row, record, volunteerId, reasons: [...(found && 'reason' in found ? [found.reason] : []), ...reasons] };
  });
  const sound = read.flatMap(({ row, record, volunteerId }): Sound[] =>
    record && volunteerId ? [{ row, record, volunteerId }] : [],
  );
  const here = await alreadyHere(tx, job, sound);
  const same = await atTheTimeOfAnother(tx, job, sound);
  return read.map(({ row, record, volunteerId, reasons }): Checked => {
    if (!record || !volunteerId || reasons.length > 0)
      return { row, record, volunteerId, reasons, verdict: 'BAD', numberHash: null };
    const numberHash = createHash('sha256').update(`${volunteerId} ${record.number}`).digest();
    const found = here.get(row) ?? {};
    const base = { row, record, volunteerId, numberHash };
    if (found.hers) {
      const isSame = found.hers.minutes === record.minutes && found.hers.day === record.date;
      return isSame
        ? { ...base, reasons: [], verdict: 'KNOWN' }
        : { ...base, reasons: [{ code: 'EXTERNAL_NUMBER_DIFFERS', field: 'number' }], verdict: 'BAD' };
    }
    const doubts: Reason[] = [
      ...(found.others ? [{ code: 'EXTERNAL_NUMBER_OF_OTHER', field: 'number' } as const] : []),
      ...(same.get(row)?.ours ? [{ code: 'EXTERNAL_MAYBE_SAME', field: 'date' } as const] : []),
      ...(same.get(row)?.others ? [{ code: 'EXTERNAL_MAYBE_TWICE', field: 'date' } as const] : []),
    ];
    return { ...base, reasons: doubts, verdict: doubts.length > 0 ? 'SUSPECT' : 'READY' };
  });
}

interface Here {
  hers?: { readonly day: string; readonly minutes: number };
  others?: boolean;
}

/** What of these numbers is here already, hers and, in this county, anybody else's. */
async function alreadyHere(tx: Tx, job: ExternalImport, rows: readonly Sound[]): Promise<Map<number, Here>> {
  const found = await tx.sql<{
    row: number;
    hers: boolean;
    day: string;
    minutes: number;
  }>(sql`select d.row, x.volunteer_id = d.volunteer_id as hers,
      x.service_date::text as day, x.minutes
    from unnest(${rows.map(({ row }) => row)}::int[], ${rows.map((one) => one.volunteerId)}::uuid[], ${rows.map(({ record }) => record.number)}::text[])
      as d(row, volunteer_id, number)
    join external_hours x on x.platform = ${job.platform} and x.number = d.number and x.undone_at is null
      and (x.volunteer_id = d.volunteer_id or x.county_code = ${job.county_code})`);
  const here = new Map<number, Here>();
  for (const { row, hers, day, minutes } of found) {
    const one = here.get(row) ?? {};
    here.set(row, hers ? { ...one, hers: { day, minutes } } : { ...one, others: true });
  }
  return here;
}

interface Same extends Record<string, unknown> {
  readonly row: number;
  readonly ours: boolean;
  readonly others: boolean;
}

/** Rows at the time of a record of ours, or of what a third platform counted. Which service it is nobody is told. */
async function atTheTimeOfAnother(
  tx: Tx,
  job: ExternalImport,
  rows: readonly Sound[],
): Promise<ReadonlyMap<number, Same>> {
  const asked = rows.map(({ row, volunteerId, record }) => ({ row, volunteer_id: volunteerId, ...record }));
  const during = 'case when d."startedAt" is null then null else tstzrange(d."startedAt", d."endedAt") end';
  const days = { firstDay: 'd.date', lastDay: 'd."lastDate"' };
  const row = { volunteerId: 'd.volunteer_id', platform: 'd.platform', ...days, during };
  const found =
    await tx.sql<Same>(sql`select d.row, ${raw(atTimeOfOurs(row.volunteerId, days.firstDay, days.lastDay, during))} as ours,
      ${raw(atTimeOfOtherPlatform(row))} as others
    from (select r.*, ${job.platform}::text as platform from json_to_recordset(${JSON.stringify(asked)}::json)
      as r(row int, volunteer_id uuid, date date, "lastDate" date, "startedAt" timestamptz, "endedAt" timestamptz)) d`);
  return new Map(found.map((one) => [one.row, one]));
}
