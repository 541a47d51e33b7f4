import { ExportKind, Tongue } from '@jinguo/schema';
import { z } from 'zod';
import { lacks } from '../../platform/access/grants.ts';
import type { AppContext } from '../../platform/context.ts';
import { raw, sql } from '../../platform/database/sql.ts';
import { newId } from '../../platform/ids.ts';
import { selectFrom } from '../../platform/projection/read.ts';
import { refuse, refuseIf } from '../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../platform/use-case.ts';
import { exportSheets } from './sheets.ts';
import { loggedFilter, type Wanted, writeWanted } from './wanted.ts';

export const exportTopic = 'data-export';
const Input = z.object({
  kind: z.enum(ExportKind),
  tongue: z.enum(Tongue),
  wanted: z.custom<Wanted>((value) => typeof value === 'object' && value !== null && 'kind' in value),
});

/**
 * Asks for a list as a spreadsheet: made by the worker, for her alone, for a few days; who asked for what is on record. The
 * same asked for again while it is being made, by a second press or in a second window, is that one.
 */
export const requestExport = useCase({
  name: 'export.request',
  label: '导出表格',
  input: Input,
  rate: { points: 20, seconds: 3600 },
  async run(tx, { kind, tongue, wanted }) {
    const { action } = exportSheets[kind];
    const grant = tx.actor.grants.find(({ effect, actions }) => effect === 'ALLOW' && actions.has(action));
    const no = refuseIf(grant ? [] : lacks(tx.actor, action, ''));
    if (no || !grant) return no ?? refuse('NOT_FOUND');
    const max = tx.services.env.EXPORT_ROWS;
    if (await holdsMoreThan(max, tx.context, wanted)) return refuse('EXPORT_TOO_MANY', { params: { max } });
    const waiting = await sameWaiting(tx, { kind, tongue, wanted });
    const id = waiting ?? newId();
    tx.about({ entityType: 'DataExport', entityId: id, unitId: grant.unitId, countyCode: grant.countyCode });
    if (waiting) return { id };
    await tx.sql(sql`insert into data_export (id, kind, tongue, requested_by, unit_id, county_code, wanted_cipher, created_at)
      values (${id}, ${kind}, ${tongue}, ${tx.actor.accountId}, ${grant.unitId}, ${grant.countyCode}, ${tx.services.cipher.seal(writeWanted(wanted))}, ${tx.now})`);
    tx.changed({ entity: 'DataExport', id, kind: 'create', after: loggedFilter(wanted) });
    tx.touch(exportTopic);
    return { id };
  },
});

/** What of hers waits and is the same; she is locked first, so that of two at once the second sees the first. */
async function sameWaiting(tx: SignedInTx, { kind, tongue, wanted }: z.infer<typeof Input>): Promise<string | null> {
  const { accountId } = tx.actor;
  await tx.sql(sql`select from account where id = ${accountId} for no key update`);
  const rows = await tx.sql<{ id: string; text: string }>(sql`select id, wanted_cipher as text from data_export
    where requested_by = ${accountId} and state = 'WAITING' and kind = ${kind} and tongue = ${tongue} order by id`);
  const asked = writeWanted(wanted);
  return rows.find(({ text }) => tx.services.cipher.open(text) === asked)?.id ?? null;
}

/** Whether there are more rows within reach: the one beyond the last is looked for, and nothing counted that a skip does not. */
async function holdsMoreThan(max: number, context: AppContext, wanted: Wanted): Promise<boolean> {
  const { projection, rows } = exportSheets[wanted.kind];
  const inner = selectFrom({ projection, ...(await rows(context, wanted)) }, raw('1 as one'), []);
  const beyond = await context.services.read.rows(sql`${inner} offset ${raw(String(max))} limit 1`);
  return beyond.length > 0;
}
