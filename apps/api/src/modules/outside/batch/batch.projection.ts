import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { addFileReader } from '../../../platform/files/file-readers.ts';
import { reasonView } from '../../../platform/graphql/shared-types.ts';
import { column, derived, projection } from '../../../platform/projection/fields.ts';
import type { Answer } from './read-answer.ts';

/** Batches hold records of a whole system: they are for whoever exchanges hours at its unit. */
export const batchReach = (actor: Actor | null): Fragment =>
  within(actor, 'hours.outside', { path: 'u.path', unitId: 'b.unit_id', county: 'b.county_code' });

const file = (kind: 'sheet' | 'json') => ({
  join: `left join stored_file ${kind} on ${kind}.id = b.${kind}_file_id`,
  field: column(`case when ${kind}.expires_at > now() then '/files/' || ${kind}.id || '?app=admin' end`, kind),
});

export const batchProjection = projection({
  name: 'outside-batch',
  from: 'outside_batch b join unit u on u.id = b.unit_id',
  joins: { maker: 'join account ma on ma.id = b.made_by', sheet: file('sheet').join, json: file('json').join },
  fields: {
    id: column('b.id'),
    number: column('b.number'),
    state: column('b.state'),
    records: column('b.records'),
    answered: column(`case when b.state = 'ANSWERED' then b.records else (select count(*)::int from outside_batch_line l
      join outside_entry e on e.system_id = b.system_id and e.record_id = l.record_id where l.batch_id = b.id) end`),
    madeByName: column('ma.display_name', 'maker'),
    madeAt: column('b.made_at'),
    sentAt: column('b.sent_at'),
    dueAt: column('b.due_at'),
    silent: derived<{ state: string; due: string | null }>(
      { state: 'b.state', due: 'b.due_at' },
      ({ state, due }, { services }) => Boolean(state === 'SENT' && due && Date.parse(due) < services.now().getTime()),
    ),
    answeredAt: column('b.answered_at'),
    sheetUrl: file('sheet').field,
    jsonUrl: file('json').field,
    answer: derived<{ answer: Answer | null }>(
      { answer: 'b.answer' },
      ({ answer }) =>
        answer && {
          ...answer,
          problems: answer.problems.map(({ row, reasons }) => ({ row, reasons: reasons.map(reasonView) })),
        },
    ),
    version: column('b.version'),
  },
});

/** A batch's files are opened by whoever may see the batch, so that another goes on typing. */
addFileReader(async ({ services, actor }, fileId) => {
  const [row] = await services.read.rows(sql`select from outside_batch b join unit u on u.id = b.unit_id
    where ${fileId}::uuid in (b.sheet_file_id, b.json_file_id) and ${batchReach(actor)} limit 1`);
  return row !== undefined;
});
