import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { acceptSheet } from '../../../platform/files/accept-file.ts';
import { createFileStore } from '../../../platform/files/file-store.ts';
import { storeFile } from '../../../platform/files/store-file.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { textOf } from '../../../platform/sheets/cells.ts';
import { readRows } from '../../../platform/sheets/read-rows.ts';
import type { World } from '../../../platform/testing/world.ts';
import {
  type HoursTree,
  lookedInto,
  makeHoursTree,
  makeHoursVolunteer,
  makeRecord,
} from '../../hours/testing/hours.make.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { batchWork } from '../batch/batch-work.ts';
import { answerBatch, makeBatch } from '../batch/make-batch.ts';
import { openOutsideSystem } from '../system/manage-system.ts';
import { noteEntry } from '../system/note-entry.ts';
import type { OutsideDesk, SaidTerms } from './external.make.ts';

export const reasonsOf = (result: unknown): string[] =>
  isRefusal(result) ? result.reasons.map(({ code, field }) => (field ? `${code} ${field}` : code)) : [];

interface Line {
  recordId: string;
  state: string;
  activityName: string;
  place: string;
  minutes: number;
  batch: number | null;
  entry: { number: string; minutes: number; acceptReason: string | null; version: number } | null;
}
interface System {
  counts: { pending: number; entered: number; differs: number };
  silent: number;
  batches: { edges: { node: Batch }[] };
}
export interface Batch {
  id: string;
  number: number;
  state: string;
  records: number;
  answered: number;
  silent: boolean;
  sheetUrl: string | null;
  jsonUrl: string | null;
  version: number;
  answer: { noted: number; skipped: number; problems: { row: number; reasons: { code: string }[] }[] } | null;
}

/** The file a link opens. */
export const fileId = (url: string | null): string => url?.slice(7, 43) ?? '';
/** A row of the sheet as whoever typed it in fills it. */
export const filled = (number: string, outsideNumber: string, more: SaidTerms = {}): SaidTerms => ({
  number,
  outsideNumber,
  ...more,
});

/** What she reads of it. */
function systemReads(world: () => World, staff: () => Actor) {
  async function ask<T>(actor: Actor, query: string, variables: Record<string, unknown>): Promise<T> {
    const { data, errors } = await world().graph<Record<string, T>>(actor, query, variables);
    if (errors) throw new Error(errors.map((error) => error.message).join('\n'));
    return Object.values(data ?? {})[0] as T;
  }
  async function lines(systemId: string, actor = staff(), filter: object = {}): Promise<Line[]> {
    const found = await ask<{ edges: { node: Line }[] }>(
      actor,
      `query($id: ID!, $filter: OutsideFilter) { outsideWorklist(systemId: $id, filter: $filter, first: 100) { edges { node { recordId state activityName place minutes batch volunteerNumber
        volunteer { name } entry { number minutes acceptReason version } } } } }`,
      { id: systemId, filter },
    );
    return found.edges.map(({ node }) => node);
  }
  const system = (id: string, actor = staff()): Promise<System | null> =>
    ask(
      actor,
      `query($id: ID!) { outsideSystem(id: $id) { counts { pending entered differs } silent batches { edges { node { id number state records answered silent sheetUrl jsonUrl version
        answer { noted skipped problems { row reasons { code } } } } } } } }`,
      { id },
    );
  const latest = async (systemId: string): Promise<Batch | undefined> =>
    (await system(systemId))?.batches.edges[0]?.node;
  return { lines, system, latest };
}

/** What somebody does with an outside system, in the place a test has made by then. */
export function systemSteps(world: () => World, desk: () => OutsideDesk) {
  let tree: HoursTree;
  let staff: Actor;
  const { lines, system, latest } = systemReads(world, () => staff);
  /** A county of its own with a system its records go into. */
  async function scene(since = '2025-01-01'): Promise<string> {
    tree = await makeHoursTree(world());
    staff = (await makeStaffActor(world(), { unitId: tree.county.id })).actor;
    const made = await runUseCase(world().context(staff), openOutsideSystem, {
      unitId: tree.county.id,
      name: '志愿汇',
      since,
      answerDays: 5,
    });
    if (isRefusal(made)) throw new Error(JSON.stringify(made.reasons));
    return made.id;
  }
  /** A record of two hours that counts. */
  async function standing(more: Partial<Parameters<typeof makeRecord>[2]> = {}): Promise<string> {
    const { id } = await makeRecord(world(), tree, { volunteer: await makeHoursVolunteer(world(), tree), ...more });
    await lookedInto(world(), tree, id);
    await world().services.read.rows(
      sql`update service_record set state = 'APPROVED', approved_by = ${tree.organiser}, approved_at = now(), final_at = now() where id = ${id}`,
    );
    return id;
  }
  const note = (
    systemId: string,
    recordId: string,
    number: string,
    minutes: number,
    version: number | null = null,
    actor = staff,
  ) => runUseCase(world().context(actor), noteEntry, { systemId, recordId, number, minutes, version });
  async function work(): Promise<void> {
    while (await batchWork.step(desk().services));
  }
  async function batch(systemId: string): Promise<Batch> {
    const made = await runUseCase(world().context(staff), makeBatch, { systemId });
    if (isRefusal(made)) throw new Error(JSON.stringify(made.reasons));
    await work();
    return (await latest(systemId)) as Batch;
  }
  async function sheetOf(one: Batch): Promise<Record<string, string>[]> {
    const rows = await readRows(await desk().fileBytes(fileId(one.sheetUrl)), 100_000);
    if (isRefusal(rows)) throw new Error('unreadable');
    const [head, ...rest] = rows;
    return rest.map(({ cells }) =>
      Object.fromEntries((head?.cells ?? []).map((name, i) => [textOf(name), textOf(cells[i])])),
    );
  }
  async function answer(one: Batch, bytes: Buffer): Promise<string[]> {
    const context = { ...world().context(staff), services: desk().services };
    const file = acceptSheet(bytes);
    if (isRefusal(file)) throw new Error('not accepted');
    const stored = await runUseCase(context, storeFile, {
      file,
      store: createFileStore(desk().services.env),
      term: 86_400_000,
    });
    if (isRefusal(stored)) throw new Error('not stored');
    const done = await runUseCase(context, answerBatch, { id: one.id, version: one.version, fileId: stored.id });
    await work();
    return reasonsOf(done);
  }
  const place = (): { tree: HoursTree; staff: Actor } => ({ tree, staff });
  return { scene, place, standing, lines, system, note, work, batch, latest, sheetOf, answer };
}
