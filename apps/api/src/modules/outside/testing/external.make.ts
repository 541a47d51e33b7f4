import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { RECORDS_FORMAT, type RecordTerm, recordTermWords } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Services } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { acceptSheet } from '../../../platform/files/accept-file.ts';
import { createFileStore } from '../../../platform/files/file-store.ts';
import { openFile } from '../../../platform/files/keep-file.ts';
import { storeFile } from '../../../platform/files/store-file.ts';
import { isRefusal, type Refusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { type SheetValue, writeRows } from '../../../platform/sheets/write-rows.ts';
import type { World } from '../../../platform/testing/world.ts';
import { externalImportWork } from '../external/import-work.ts';
import { startExternalImport } from '../external/start-import.ts';

export type SaidTerms = Readonly<Partial<Record<RecordTerm, SheetValue>>>;

/** A workbook with the terms as headers, or others in their place. */
export function externalSheet(
  rows: readonly SaidTerms[],
  headers: Readonly<Partial<Record<RecordTerm, string>>> = {},
): Promise<Buffer> {
  const terms = [...new Set(rows.flatMap((one) => Object.keys(one)))] as RecordTerm[];
  const columns = terms.map((term) => ({ header: headers[term] ?? recordTermWords[term].zh, width: 12 }));
  const lines = async function* () {
    for (const one of rows) yield terms.map((term) => one[term] ?? null);
  };
  return buffer(writeRows('外平台', columns, lines()));
}

/** The same as the JSON another installation of ours exports. */
export const externalJson = (rows: readonly SaidTerms[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      格式: RECORDS_FORMAT,
      服务记录: rows.map((one) =>
        Object.fromEntries(Object.entries(one).map(([term, value]) => [recordTermWords[term as RecordTerm].zh, value])),
      ),
    }),
  );

export interface OutsideDesk {
  readonly services: Services;
  upload(actor: Actor, bytes: Buffer, unitId: string, platform?: string): Promise<{ id: string } | Refusal>;
  /** The worker, until nothing waits. */
  work(): Promise<void>;
  /** What a file the platform keeps holds. */
  fileBytes(fileId: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** A world whose files lie in a folder of their own, and the worker's steps on call. */
export async function openOutsideDesk(world: World): Promise<OutsideDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'jinguo-outside-'));
  const services: Services = { ...world.services, env: { ...world.services.env, FILES_DIR: folder } };
  const store = createFileStore(services.env);
  return {
    services,
    async upload(actor, bytes, unitId, platform = '志愿汇') {
      const context = { ...world.context(actor), services };
      const file = acceptSheet(bytes);
      if (isRefusal(file)) return file;
      const stored = await runUseCase(context, storeFile, { file, store, term: 86_400_000 });
      if (isRefusal(stored)) return stored;
      return runUseCase(context, startExternalImport, { fileId: stored.id, unitId, platform, fileName: '外平台.xlsx' });
    },
    async work() {
      while (await externalImportWork.step(services));
    },
    async fileBytes(fileId) {
      const [row] = await services.read.rows<{ storage_key: string; sealed: boolean }>(
        sql`select storage_key, sealed from stored_file where id = ${fileId}`,
      );
      if (!row) throw new Error('no such file');
      return openFile(services, store, row);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
