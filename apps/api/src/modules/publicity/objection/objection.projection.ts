import type { ObjectionNaming, ObjectionState } from '@jinguo/schema';
import { mayAnywhere } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { addFileReader } from '../../../platform/files/file-readers.ts';
import { addFileUse } from '../../../platform/files/file-uses.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, type Projection, projection } from '../../../platform/projection/fields.ts';
import { itemFields } from '../notice/notice.projection.ts';
import { subjectJoin } from '../notice/notice-subjects.ts';
import { canAnswer, canReveal } from './objection.policy.ts';
import { myIndex } from './objector.ts';

interface Facts extends Record<string, unknown> {
  state: ObjectionState;
  unitPath: string;
  barred: string[];
  index: string;
  naming: ObjectionNaming;
  revealedTo: string | null;
}
const facts = {
  state: 'o.state',
  unitPath: 'u.path',
  barred: `coalesce(s.barred, '{}')`,
  index: `encode(o.objector_index, 'hex')`,
  naming: 'o.naming',
  revealedTo: 'o.revealed_to',
} as const;
const withOwn = (row: Facts, context: AppContext) => ({ ...row, own: row.index === myIndex(context) });

export const objectionPlace = { path: 'u.path', unitId: 'o.unit_id', county: 'o.county_code' } as const;

let objections: Projection | null = null;
/** Objections `o` to an item `i`. Who is behind a protected one is in no field. */
export const objectionProjection = (): Projection =>
  (objections ??= projection({
    name: 'objection',
    from: 'objection o join notice_item i on i.id = o.item_id join public_notice n on n.id = i.notice_id join unit u on u.id = o.unit_id',
    joins: { subject: subjectJoin() },
    fields: {
      id: column('o.id'),
      state: column('o.state'),
      naming: column('o.naming'),
      statement: column('o.statement'),
      openedAt: column('o.opened_at'),
      dueOn: column('o.due_on'),
      dueProvisional: column('o.due_provisional'),
      overdue: derived<{ state: ObjectionState; dueOn: string }>(
        { state: 'o.state', dueOn: 'o.due_on' },
        ({ state, dueOn }, { services }) => state === 'OPEN' && dueOn < dateIn(services.now()).toString(),
      ),
      objectorName: column('(select oa.display_name from account oa where oa.id = o.objector_account_id)'),
      revealedToName: column('(select ra.display_name from account ra where ra.id = o.revealed_to)'),
      revealedAt: column('o.revealed_at'),
      revealReason: column('o.reveal_reason'),
      evidenceUrl: derived<{ fileId: string | null }>(
        { fileId: 'o.evidence_file_id' },
        ({ fileId }, { actor, origin }) =>
          fileId && mayAnywhere(actor, 'objection.answer') ? `/files/${fileId}?app=${origin.app}` : null,
      ),
      answer: column('o.answer'),
      decidedAt: column('o.decided_at'),
      decidedByName: column('(select da.display_name from account da where da.id = o.decided_by)'),
      version: column('o.version'),
      item: object(itemFields, { join: 'subject' }),
      canAnswer: derived<Facts>(
        facts,
        (row, context) => verdict(canAnswer(context.actor, withOwn(row, context))),
        'subject',
      ),
      canReveal: derived<Facts>(
        facts,
        (row, context) => verdict(canReveal(context.actor, withOwn(row, context))),
        'subject',
      ),
    },
  }));

/** Evidence is for those who answer. */
addFileReader(async ({ services, actor }, fileId) => {
  const rows = await services.read.rows(sql`select 1 as one from objection o join unit u on u.id = o.unit_id
    where o.evidence_file_id = ${fileId} and ${within(actor, 'objection.answer', objectionPlace)} limit 1`);
  return rows.length > 0;
});

addFileUse('objection.evidence_file_id');
