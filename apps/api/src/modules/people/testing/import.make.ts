import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { importFieldWords } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Services } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { acceptSheet } from '../../../platform/files/accept-file.ts';
import { createFileStore, type FileStore } from '../../../platform/files/file-store.ts';
import { openFile } from '../../../platform/files/keep-file.ts';
import { storeFile } from '../../../platform/files/store-file.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import type { SheetRow } from '../../../platform/sheets/cell.ts';
import { readRows } from '../../../platform/sheets/read-rows.ts';
import { type SheetValue, writeRows } from '../../../platform/sheets/write-rows.ts';
import type { World } from '../../../platform/testing/world.ts';
import { importWork } from '../import/import-work.ts';
import { startImport } from '../import/start-import.ts';
import { syntheticIdNumber } from '../volunteer/id-number.ts';
import { nextPhone } from './people.make.ts';

let counter = 0;
/** Names hold no digits: 12 is 一二. */
const inHan = (n: number): string => String(n).replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? '');

/** What a row of the usual table says: all of it sound; a test changes one cell. */
export function sheetPerson(
  more: Partial<Record<keyof typeof importFieldWords, SheetValue>> = {},
): Record<string, SheetValue> {
  counter += 1;
  const idNumber = syntheticIdNumber(
    String(371_000 + Math.floor(counter / 400)),
    '1985-06-18',
    counter % 400,
    'FEMALE',
  );
  return { name: `演示·导入${inHan(counter)}`, idNumber, phone: nextPhone(), villageCode: '铁苑社区', ...more };
}

/** A workbook with our own headers (or others in their place). */
export async function makeSheet(
  people: readonly Record<string, SheetValue>[],
  headers?: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const fields = [...new Set(people.flatMap((one) => Object.keys(one)))];
  const words = importFieldWords as Readonly<Record<string, { zh: string }>>;
  const columns = fields.map((field) => ({ header: headers?.[field] ?? words[field]?.zh ?? field, width: 12 }));
  return buffer(
    writeRows(
      '志愿者',
      columns,
      (async function* () {
        for (const one of people) yield fields.map((field) => one[field] ?? null);
      })(),
    ),
  );
}

/** A world whose files lie in a folder of their own, and the worker's steps on call. */
export interface Desk {
  readonly services: Services;
  readonly store: FileStore;
  upload(actor: Actor, bytes: Buffer, unitId: string, name?: string): Promise<string>;
  /** The worker, until nothing waits. */
  work(): Promise<number>;
  /** The rows of a file the platform keeps. */
  fileRows(url: string | null): Promise<readonly SheetRow[]>;
  close(): Promise<void>;
}

export async function openDesk(world: World): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'jinguo-import-'));
  const services: Services = { ...world.services, env: { ...world.services.env, FILES_DIR: folder } };
  const store = createFileStore(services.env);
  return {
    services,
    store,
    async upload(actor, bytes, unitId, name = '名单.xlsx') {
      const context = { ...world.context(actor), services };
      const file = acceptSheet(bytes);
      if (isRefusal(file)) throw new Error(JSON.stringify(file.reasons));
      const stored = await runUseCase(context, storeFile, { file, store, term: 86_400_000 });
      if (isRefusal(stored)) throw new Error(JSON.stringify(stored.reasons));
      const started = await runUseCase(context, startImport, { fileId: stored.id, unitId, fileName: name });
      if (isRefusal(started)) throw new Error(JSON.stringify(started.reasons));
      return started.id;
    },
    async work() {
      let steps = 0;
      while (await importWork.step(services)) steps += 1;
      return steps;
    },
    async fileRows(url) {
      const id = /\/files\/([0-9a-f-]{36})/.exec(url ?? '')?.[1] ?? '';
      const [row] = await services.read.rows<{ storage_key: string; sealed: boolean }>(
        sql`select storage_key, sealed from stored_file where id = ${id}`,
      );
      if (!row) throw new Error('no such file');
      const rows = await readRows(await openFile(services, store, row), 100_000);
      if (isRefusal(rows)) throw new Error(JSON.stringify(rows.reasons));
      return rows;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
