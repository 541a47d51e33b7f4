import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { moveImport } from './import-steps.ts';
import { importTopic } from './import-work.ts';
import { aboutImport, lockImport } from './lock-import.ts';

/** The rows that passed become volunteers 待本人确认, by the worker; the doubtful ones only when she says so. */
export const commitImport = useCase({
  name: 'people.commit-import',
  label: '导入志愿者',
  input: z.object({ id: z.string(), version: z.int(), includeSuspects: z.boolean() }),
  async run(tx, { id, version, includeSuspects }) {
    const job = await lockImport(tx, id, version, 'commit');
    if (isRefusal(job)) return job;
    const [some] =
      await tx.sql(sql`select 1 as there from volunteer_import_row where import_id = ${id} and cells_cipher is not null
      and verdict = any(${includeSuspects ? ['READY', 'SUSPECT'] : ['READY']}::text[]) limit 1`);
    if (!some) return refuse('IMPORT_NOTHING');
    await moveImport(tx, job, 'commit', sql`, include_suspects = ${includeSuspects}, committed_at = ${tx.now}`);
    aboutImport(tx, job);
    tx.changed({ entity: 'VolunteerImport', id, kind: 'update', after: { includeSuspects } });
    tx.touch(importTopic);
    return { id };
  },
});

/** Thrown away before anybody was imported: its rows are forgotten at once. */
export const discardImport = useCase({
  name: 'people.discard-import',
  label: '作废导入',
  input: z.object({ id: z.string(), version: z.int() }),
  async run(tx, { id, version }) {
    const job = await lockImport(tx, id, version, 'discard');
    if (isRefusal(job)) return job;
    await moveImport(tx, job, 'discard', sql`, finished_at = ${tx.now}`);
    await tx.sql(
      sql`update volunteer_import_row set cells_cipher = null, id_index = null, person_index = null where import_id = ${id}`,
    );
    aboutImport(tx, job);
    return { id };
  },
});
