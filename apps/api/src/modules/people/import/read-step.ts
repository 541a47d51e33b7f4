import { limits } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import { createFileStore } from '../../../platform/files/file-store.ts';
import { openFile } from '../../../platform/files/keep-file.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import type { SheetRow } from '../../../platform/sheets/cell.ts';
import { readRows } from '../../../platform/sheets/read-rows.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { findHead, guessMapping, headHash, isImportField, type Mapping, ownColumns, sampleOf } from './columns.ts';
import type { ImportRow } from './import-row.ts';
import { failImport, moveImport } from './import-steps.ts';

const AT_ONCE = 1000;
const SAMPLES = 3;
/** Titles and headers stand above the people. */
const HEAD_ROWS = 20;

/** Reads the file once and keeps its rows sealed, so that no later step unfolds it again. */
export async function readStep(tx: Tx, job: ImportRow): Promise<void> {
  const [file] = await tx.sql<{ storage_key: string; sealed: boolean }>(
    sql`select storage_key, sealed from stored_file where id = ${job.file_id}::uuid`,
  );
  if (!file) return failImport(tx, job, { code: 'NOT_FOUND' });
  const bytes = await openFile(tx.services, createFileStore(tx.services.env), file);
  const rows = await readRows(bytes, limits.importRows + HEAD_ROWS);
  if (isRefusal(rows)) return failImport(tx, job, rows.reasons[0] ?? { code: 'SHEET_BROKEN' });
  const head = findHead(rows);
  const people = head ? rows.slice(head.at + 1) : [];
  if (!head || people.length === 0) return failImport(tx, job, { code: 'SHEET_EMPTY' });
  if (people.length > limits.importRows)
    return failImport(tx, job, { code: 'SHEET_TOO_MANY_ROWS', params: { max: limits.importRows } });
  for (let at = 0; at < people.length; at += AT_ONCE)
    await stage(tx, job, people.slice(at, at + AT_ONCE), head.headers.length);
  const columns = head.headers.map((header, i) => ({
    header,
    samples: people.slice(0, SAMPLES).map(({ cells }) => sampleOf(cells[i])),
  }));
  const mapping = (await remembered(tx, job, head.headers)) ?? guessMapping(head.headers);
  await moveImport(
    tx,
    job,
    'map',
    sql`, file_columns = ${JSON.stringify(columns)}::jsonb, mapping = ${JSON.stringify(mapping)}::jsonb, total = ${raw(String(people.length))}, head_row = ${rows[head.at]?.row ?? 1}`,
  );
}

async function stage(tx: Tx, job: ImportRow, rows: readonly SheetRow[], width: number): Promise<void> {
  const { cipher } = tx.services;
  const sealed = rows.map(({ cells }) => cipher.seal(JSON.stringify(cells.slice(0, width))));
  await tx.sql(sql`insert into volunteer_import_row (import_id, row_no, cells_cipher)
    select ${job.id}::uuid, r.row_no, r.cells from unnest(${rows.map(({ row }) => row)}::int[], ${sealed}::text[]) as r(row_no, cells)`);
}

/** The mapping that was used at this unit for a file with the same headers. */
async function remembered(tx: Tx, job: ImportRow, headers: readonly string[]): Promise<Mapping | null> {
  const [row] = await tx.sql<{ mapping: unknown[] }>(
    sql`select mapping from volunteer_import_mapping where unit_id = ${job.unit_id} and head_hash = ${headHash(headers)}`,
  );
  if (!row || row.mapping.length !== ownColumns(headers)) return null;
  return headers.map((_, at) => (isImportField(row.mapping[at]) ? row.mapping[at] : null));
}
