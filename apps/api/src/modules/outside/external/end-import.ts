import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { aboutImport, externalTopic, lockImport, moveImport } from './external-import.ts';

/** The rows that passed are imported by the worker; those to be looked at only when she says so. */
export const commitExternalImport = useCase({
  name: 'outside.commit-import',
  label: '导入外平台时长',
  input: z.object({ id: z.string(), version: z.int(), includeSuspects: z.boolean() }),
  async run(tx, { id, version, includeSuspects }) {
    const job = await lockImport(tx, id, version, 'commit');
    if (isRefusal(job)) return job;
    const [some] = await tx.sql(sql`select from external_import_row where import_id = ${id} and terms_cipher is not null
      and verdict = any(${includeSuspects ? ['READY', 'SUSPECT'] : ['READY']}::text[]) limit 1`);
    if (!some) return refuse('IMPORT_NOTHING');
    await moveImport(tx, job, 'commit', sql`, include_suspects = ${includeSuspects}`);
    aboutImport(tx, job);
    tx.changed({ entity: 'ExternalImport', id, kind: 'update', after: { includeSuspects } });
    tx.touch(externalTopic);
    return { id };
  },
});

/** Thrown away before anything was imported: its rows are forgotten at once. */
export const discardExternalImport = useCase({
  name: 'outside.discard-import',
  label: '作废外平台时长导入',
  input: z.object({ id: z.string(), version: z.int() }),
  async run(tx, { id, version }) {
    const job = await lockImport(tx, id, version, 'discard');
    if (isRefusal(job)) return job;
    await moveImport(tx, job, 'discard', sql`, finished_at = ${tx.now}`);
    await tx.sql(sql`update external_import_row set terms_cipher = null, number_hash = null where import_id = ${id}`);
    aboutImport(tx, job);
    return { id };
  },
});

/** Taken back whole, with a reason on record: its hours are shown nowhere any more, and their numbers may be imported anew. */
export const undoExternalImport = useCase({
  name: 'outside.undo-import',
  label: '撤销外平台时长导入',
  input: z.object({ id: z.string(), version: z.int(), reason: text(limits.shortText) }),
  async run(tx, { id, version, reason }) {
    const job = await lockImport(tx, id, version, 'undo');
    if (isRefusal(job)) return job;
    const undone = await tx.sql(
      sql`update external_hours set undone_at = ${tx.now} where import_id = ${id} and undone_at is null returning id`,
    );
    await moveImport(
      tx,
      job,
      'undo',
      sql`, undone_by = ${tx.actor.accountId}, undone_at = ${tx.now}, undo_reason = ${reason}`,
    );
    aboutImport(tx, job);
    tx.changed({
      entity: 'ExternalImport',
      id,
      kind: 'update',
      before: { state: 'DONE' },
      after: { state: 'UNDONE', undone: undone.length },
    });
    return { id };
  },
});
