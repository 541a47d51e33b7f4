import {
  evidenceGradeWords,
  gradeOfSource,
  isSealed,
  type PrivacyClass,
  type RecordSource,
  type RecordTerm,
  sealedServiceWords,
} from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { SheetValue } from '../../../platform/sheets/write-rows.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** A record in the terms of 令67 §7 and MZ/T 061. */
export type BatchLine = Readonly<Partial<Record<RecordTerm, SheetValue>>>;

const AT_ONCE = 2000;

interface Row extends Record<string, unknown> {
  readonly position: number;
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly activity: string;
  readonly day: string;
  readonly began: string;
  readonly ended: string;
  readonly minutes: number;
  readonly place: string;
  readonly content: string;
  readonly organiser: string;
  readonly in_charge: string;
  readonly source: RecordSource;
  readonly privacy: PrivacyClass;
}

/** Hours to two decimals, never rounded up (rules §1.3). */
const hours = (minutes: number): number => Math.trunc((minutes * 100) / 60) / 100;

/** The terms a batch is written in, in this order; the last three are for whoever types it in. */
export const batchTerms = [
  'number',
  'volunteerNumber',
  'name',
  'title',
  'date',
  'startedAt',
  'endedAt',
  'minutes',
  'hours',
  'place',
  'content',
  'organiser',
  'inCharge',
  'grade',
  'outsideNumber',
  'outsideHours',
] as const satisfies readonly RecordTerm[];

/** The batch's records as they are now, piece by piece: memory does not grow with them. A sealed service leaves as 专业服务, without place. */
export async function* batchLines(tx: Tx, batchId: string): AsyncGenerator<BatchLine> {
  for (let after = 0; ; ) {
    const rows =
      await tx.sql<Row>(sql`select l.position, r.id, v.number, v.name, r.activity_name as activity, r.service_date::text as day,
        to_char(r.started_at at time zone 'Asia/Shanghai', 'HH24:MI') as began, to_char(r.ended_at at time zone 'Asia/Shanghai', 'HH24:MI') as ended,
        r.minutes, r.place, r.content, r.organiser, r.person_in_charge as in_charge, r.source, r.privacy_class as privacy
      from outside_batch_line l join service_record r on r.id = l.record_id join volunteer v on v.id = r.volunteer_id
      where l.batch_id = ${batchId} and l.position > ${after} order by l.position limit ${raw(String(AT_ONCE))}`);
    for (const row of rows) yield lineOf(row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
  }
}

function lineOf(row: Row): BatchLine {
  const sealed = isSealed(row.privacy);
  return {
    number: row.id,
    volunteerNumber: row.number,
    name: row.name,
    title: sealed ? sealedServiceWords.zh : row.activity,
    date: row.day,
    startedAt: row.began,
    endedAt: row.ended,
    minutes: row.minutes,
    hours: hours(row.minutes),
    place: sealed ? '' : row.place,
    content: sealed ? sealedServiceWords.zh : row.content,
    organiser: row.organiser,
    inCharge: row.in_charge,
    grade: evidenceGradeWords[gradeOfSource[row.source]].zh,
  };
}
