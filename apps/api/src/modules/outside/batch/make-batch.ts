import { limits, type OutsideBatchState } from '@jinguo/schema';
import { z } from 'zod';
import { lacks } from '../../../platform/access/grants.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { isRefusal, type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { aboutSystem, lockSystem, type SystemRow } from '../system/manage-system.ts';
import { batchSql, worklistFrom, worklistReach } from '../system/worklist.ts';

export const batchTopic = 'outside-batch';

/** What is 未录 and in no batch under way goes into the next one; the worker hands it over. */
export const makeBatch = useCase({
  name: 'outside.make-batch',
  label: '生成外部系统批次',
  input: z.object({ systemId: z.string() }),
  rate: { points: 30, seconds: 3600 },
  async run(tx, { systemId }) {
    // One batch after another: no record goes into two.
    const system = await lockSystem(tx, systemId);
    if (isRefusal(system)) return system;
    const no = refuseIf(lacks(tx.actor, 'hours.outside', system.path));
    if (no) return no;
    const id = newId();
    await tx.sql(sql`insert into outside_batch (id, system_id, unit_id, county_code, number, state, records, made_by, made_at, next_at)
      select ${id}, s.id, s.unit_id, s.county_code, (select coalesce(max(b.number), 0) + 1 from outside_batch b where b.system_id = s.id), 'WAITING', 0,
        ${tx.actor.accountId}, ${tx.now}, ${tx.now} from outside_system s where s.id = ${systemId}`);
    const [made] = await tx.sql<{ n: number }>(sql`with chosen as (
        select r.id, r.minutes, r.started_at from ${raw(worklistFrom)} where s.id = ${systemId} and e.record_id is null and ${raw(batchSql)} is null
          and ${worklistReach(tx.actor)} order by r.started_at, r.id limit ${raw(String(limits.outsideBatch))}
      ), put as (insert into outside_batch_line (batch_id, position, record_id, minutes)
        select ${id}::uuid, row_number() over (order by started_at, id), id, minutes from chosen returning 1)
      select count(*)::int as n from put`);
    if (!made?.n) return refuse('OUTSIDE_NOTHING_PENDING');
    await tx.sql(sql`update outside_batch set records = ${made.n} where id = ${id}`);
    aboutSystem(tx, system);
    tx.changed({ entity: 'OutsideBatch', id, kind: 'create', after: { records: made.n } });
    tx.touch(batchTopic);
    return { id };
  },
});

/** A batch with its system, which is locked first: whoever notes an entry locks them in this order, too. */
async function lockBatch(
  tx: SignedInTx,
  id: string,
  version: number,
): Promise<{ system: SystemRow; state: OutsideBatchState } | Refusal> {
  const [found] = isId(id)
    ? await tx.sql<{ system_id: string }>(sql`select system_id from outside_batch where id = ${id}`)
    : [];
  const system = found ? await lockSystem(tx, found.system_id) : refuse('NOT_FOUND');
  if (isRefusal(system)) return system;
  const no = refuseIf(lacks(tx.actor, 'hours.outside', system.path));
  if (no) return no;
  const [batch] = await tx.sql<{ state: OutsideBatchState; version: number }>(
    sql`select state, version from outside_batch where id = ${id} for update`,
  );
  return batch?.version === version ? { system, state: batch.state } : refuse('STALE_VERSION');
}

/** The numbers as they stand there, in a file: the batch's own sheet filled in, or JSON. The worker reads it. */
export const answerBatch = useCase({
  name: 'outside.answer-batch',
  label: '上传外部系统回执',
  input: z.object({ id: z.string(), version: z.int(), fileId: z.string() }),
  rate: { points: 30, seconds: 3600 },
  async run(tx, { id, version, fileId }) {
    const batch = await lockBatch(tx, id, version);
    if (isRefusal(batch)) return batch;
    if (batch.state !== 'SENT') return refuse('OUTSIDE_NOT_SENT');
    const [file] = isId(fileId)
      ? await tx.sql(sql`select from stored_file where id = ${fileId} and uploaded_by = ${tx.actor.accountId} and sealed
          and expires_at > ${tx.now}::timestamptz for update`)
      : [];
    if (!file) return refuse('NOT_FOUND', { field: 'fileId' });
    await tx.sql(sql`update outside_batch set state = 'ANSWERING', answer_file_id = ${fileId}, answered_by = ${tx.actor.accountId}, answer = null,
      attempts = 0, next_at = ${tx.now}, version = version + 1 where id = ${id}`);
    aboutSystem(tx, batch.system);
    tx.changed({ entity: 'OutsideBatch', id, kind: 'update', after: { state: 'ANSWERING' } });
    tx.touch(batchTopic);
    return { id };
  },
});

/** Nobody waits for it any more: what of it is not noted goes into the next batch. */
export const closeBatch = useCase({
  name: 'outside.close-batch',
  label: '结束外部系统批次',
  input: z.object({ id: z.string(), version: z.int() }),
  async run(tx, { id, version }) {
    const batch = await lockBatch(tx, id, version);
    if (isRefusal(batch)) return batch;
    if (batch.state !== 'SENT' && batch.state !== 'FAILED') return refuse('OUTSIDE_NOT_SENT');
    await tx.sql(sql`update outside_batch set state = 'CLOSED', version = version + 1 where id = ${id}`);
    aboutSystem(tx, batch.system);
    tx.changed({
      entity: 'OutsideBatch',
      id,
      kind: 'update',
      before: { state: batch.state },
      after: { state: 'CLOSED' },
    });
    return { id };
  },
});
