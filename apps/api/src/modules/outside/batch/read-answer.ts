import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { createFileStore } from '../../../platform/files/file-store.ts';
import { openFile } from '../../../platform/files/keep-file.ts';
import { isId } from '../../../platform/ids.ts';
import { textOf } from '../../../platform/sheets/cells.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { readRecords } from '../external/read-records.ts';
import { minutesOf } from '../external/record-of-row.ts';
import type { Terms } from '../external/terms.ts';
import type { Acknowledged } from './outside-system.ts';

export interface Answer {
  readonly noted: number;
  /** Rows without a number: not typed in yet. */
  readonly skipped: number;
  readonly problems: readonly { readonly row: number; readonly reasons: readonly Reason[] }[];
}
/** `rounded`: told in hours, which are minutes cut to two decimals. */
type Line = Acknowledged & { readonly row: number; readonly rounded?: boolean };
interface Batch {
  readonly id: string;
  readonly system_id: string;
  readonly county_code: string;
  readonly answer_file_id: string | null;
}

const MOST_PROBLEMS = 100;
const AT_ONCE = 1000;

/** Reads the file that was uploaded as the answer and notes what it says. */
export async function readAnswer(tx: Tx, batch: Batch, by: string): Promise<Answer> {
  const [file] = await tx.sql<{ storage_key: string; sealed: boolean }>(
    sql`select storage_key, sealed from stored_file where id = ${batch.answer_file_id}::uuid`,
  );
  const whole = (reason: Reason): Answer => ({ noted: 0, skipped: 0, problems: [{ row: 0, reasons: [reason] }] });
  if (!file) return whole({ code: 'NOT_FOUND' });
  const read = await readRecords(await openFile(tx.services, createFileStore(tx.services.env), file), [
    'number',
    'outsideNumber',
  ]);
  if ('failure' in read) return whole(read.failure);
  const filled = read.rows.filter(({ terms }) => textOf(terms.outsideNumber) !== '');
  const said = filled.map(({ row, terms }) => lineOf(row, terms));
  const found = await noteAll(
    tx,
    batch,
    by,
    said.flatMap((one) => ('line' in one ? [one.line] : [])),
  );
  const problems = [...said.flatMap((one) => ('problem' in one ? [one.problem] : [])), ...found.problems].sort(
    (a, b) => a.row - b.row,
  );
  return { noted: found.noted, skipped: read.rows.length - filled.length, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** The time as it stands there; not told, it is ours. */
function lineOf(row: number, terms: Terms): { line: Line } | { problem: Answer['problems'][number] } {
  const { outsideMinutes, outsideHours } = terms;
  const told = textOf(outsideMinutes) !== '' || textOf(outsideHours) !== '';
  const minutes = told
    ? minutesOf({
        ...(outsideMinutes !== undefined && { minutes: outsideMinutes }),
        ...(outsideHours !== undefined && { hours: outsideHours }),
      })
    : 0;
  const [recordId, number] = [textOf(terms.number), textOf(terms.outsideNumber)];
  const reasons: Reason[] = [
    ...(isId(recordId) ? [] : [{ code: 'OUTSIDE_NOT_IN_BATCH', field: 'number' } as const]),
    ...([...number].length > 60 ? [{ code: 'TOO_LONG', field: 'outsideNumber', params: { max: 60 } } as const] : []),
    ...(minutes === null ? [{ code: 'EXTERNAL_MINUTES_NEEDED', field: 'outsideHours' } as const] : []),
  ];
  return reasons.length > 0
    ? { problem: { row, reasons } }
    : { line: { row, recordId, number, minutes: minutes ?? 0, rounded: textOf(outsideMinutes) === '' } };
}

/** Notes lines of a batch, each record and each number once; 0 minutes stand for as many as ours. */
export async function noteAll(
  tx: Tx,
  batch: Omit<Batch, 'answer_file_id'>,
  by: string,
  lines: readonly Line[],
): Promise<Omit<Answer, 'skipped'>> {
  let noted = 0;
  const problems: { row: number; reasons: Reason[] }[] = [];
  const [records, numbers] = [new Set<string>(), new Set<string>()];
  const once = lines.filter(({ row, recordId, number }) => {
    const twice = records.has(recordId) || numbers.has(number);
    if (twice) problems.push({ row, reasons: [{ code: 'OUTSIDE_TWICE_IN_FILE', field: 'outsideNumber' }] });
    records.add(recordId);
    numbers.add(number);
    return !twice;
  });
  // Two hours and four minutes are 2.06 hours on our own sheet: typed in as we said them, they are what we have.
  const asOurs = sql`case when d.minutes = 0 or d.rounded and d.minutes between trunc(trunc(r.minutes * 100 / 60.0) / 100 * 60) and r.minutes then r.minutes else d.minutes end`;
  for (let at = 0; at < once.length; at += AT_ONCE) {
    const some = once.slice(at, at + AT_ONCE);
    const given = sql`unnest(${some.map(({ recordId }) => recordId)}::uuid[], ${some.map(({ number }) => number)}::text[], ${some.map(({ minutes }) => minutes)}::int[],
      ${some.map(({ rounded }) => rounded ?? false)}::boolean[]) as d(record_id, number, minutes, rounded)`;
    const taken = new Set(
      (
        await tx.sql<{ record_id: string }>(
          sql`select d.record_id from ${given} join outside_entry e on e.system_id = ${batch.system_id} and e.number = d.number and e.record_id <> d.record_id`,
        )
      ).map((one) => one.record_id),
    );
    const done = await tx.sql<{
      record_id: string;
    }>(sql`insert into outside_entry (system_id, record_id, county_code, number, minutes, noted_by, noted_at)
      select ${batch.system_id}, r.id, r.county_code, d.number, ${asOurs}, ${by}, ${tx.now}
      from ${given} join outside_batch_line l on l.batch_id = ${batch.id} and l.record_id = d.record_id join service_record r on r.id = d.record_id
      where d.record_id <> all(${[...taken]}::uuid[])
      on conflict (system_id, record_id) do update set number = excluded.number, minutes = excluded.minutes, noted_by = excluded.noted_by, noted_at = excluded.noted_at,
        accepted_minutes = null, accepted_by = null, accepted_at = null, accept_reason = null, version = outside_entry.version + 1
      returning record_id`);
    const there = new Set(done.map((one) => one.record_id));
    noted += there.size;
    for (const { row, recordId } of some)
      if (!there.has(recordId))
        problems.push({
          row,
          reasons: [
            taken.has(recordId)
              ? { code: 'OUTSIDE_NUMBER_TAKEN', field: 'outsideNumber' }
              : { code: 'OUTSIDE_NOT_IN_BATCH', field: 'number' },
          ],
        });
  }
  return { noted, problems };
}
