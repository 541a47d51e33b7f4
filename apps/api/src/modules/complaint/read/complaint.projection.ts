import type { ComplaintState, ObjectionNaming } from '@jinguo/schema';
import { mayAnywhere } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { addFileReader } from '../../../platform/files/file-readers.ts';
import { addFileUse } from '../../../platform/files/file-uses.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, list, object, projection } from '../../../platform/projection/fields.ts';
import { urgeDay } from '../../hours/index.ts';
import { unitBriefFields } from '../../organization/index.ts';
import {
  canAccept,
  canAnswer,
  canAskReview,
  canReveal,
  canReview,
  canUrge,
  canWithdraw,
  type OwnFacts,
} from '../handling/complaint.policy.ts';
import { apart, complainantIndex, ownComplaint } from '../handling/hands.ts';
import { deskPlace } from '../handling/lock-complaint.ts';

const facts = {
  state: 'c.state',
  deskPath: 'd.path',
  naming: 'c.naming',
  revealedTo: 'c.revealed_to',
  enteredBy: 'c.entered_by',
  index: `encode(c.complainant_index, 'hex')`,
} as const;
type HandlingRow = Record<string, unknown> & {
  state: ComplaintState;
  deskPath: string;
  naming: ObjectionNaming;
  revealedTo: string | null;
  enteredBy: string | null;
  index: string | null;
};
const mine = (row: { enteredBy: string | null; index: string | null }, { actor, services }: AppContext): boolean =>
  actor !== null &&
  (row.enteredBy === actor.accountId || row.index === complainantIndex(services, actor.accountId).toString('hex'));
/** What comes into her list has no part of hers in it; her own and what she entered has. */
const handling = (row: HandlingRow, context: AppContext) => ({ ...row, barred: mine(row, context) });
type OwnRow = Record<string, unknown> & OwnFacts & { index: string | null; enteredBy: string | null };
const owns = {
  state: 'c.state',
  dueOn: 'c.due_on',
  reviewAsked: 'c.review_asked_at is not null',
  urgedFor: 'c.urged_for',
  index: facts.index,
  enteredBy: facts.enteredBy,
} as const;
/** Her own acts are offered to her alone. */
const hers = (can: (row: OwnFacts, services: AppContext['services']) => ReturnType<typeof canWithdraw>) =>
  derived<OwnRow>(owns, (row, context) =>
    verdict(mine(row, context) ? can(row, context.services) : [{ code: 'NOT_FOUND' }]),
  );

/** Complaints `c` at a desk `d`. Who is behind a protected one is in no field. */
export const complaintProjection = projection({
  name: 'complaint',
  from: 'complaint c join unit d on d.id = c.desk_unit_id join unit u on u.id = c.unit_id',
  joins: { activity: 'left join activity a on a.id = c.activity_id' },
  fields: {
    id: column('c.id'),
    state: column('c.state'),
    about: column('c.about'),
    aboutName: column('c.about_name'),
    naming: column('c.naming'),
    entered: column('c.entered_by is not null'),
    enteredByName: column('(select ea.display_name from account ea where ea.id = c.entered_by)'),
    complainantName: column(
      'coalesce(c.complainant_name, (select ca.display_name from account ca where ca.id = c.complainant_account_id))',
    ),
    facts: column('to_jsonb(c.facts)'),
    unit: object(unitBriefFields('u')),
    desk: object(unitBriefFields('d')),
    sealed: column(`coalesce(a.privacy_class = 'P4', false)`, 'activity'),
    activityTitle: column(`case when a.privacy_class <> 'P4' then a.title end`, 'activity'),
    receivedAt: column('c.received_at'),
    dueOn: column('c.due_on'),
    dueProvisional: column('c.due_provisional'),
    overdue: derived<{ state: ComplaintState; dueOn: string }>(
      { state: 'c.state', dueOn: 'c.due_on' },
      ({ state, dueOn }, { services }) =>
        (state === 'RECEIVED' || state === 'ACCEPTED' || state === 'REVIEW') &&
        dueOn < dateIn(services.now()).toString(),
    ),
    finding: column('c.finding'),
    evidenceUrl: derived<{ fileId: string | null }>(
      { fileId: 'c.evidence_file_id' },
      ({ fileId }, { actor, origin }) =>
        fileId && mayAnywhere(actor, 'complaint.answer') ? `/files/${fileId}?app=${origin.app}` : null,
    ),
    version: column('c.version'),
    steps: list({
      from: 'complaint_step s',
      where: 's.complaint_id = c.id',
      orderBy: 's.at, s.id',
      limit: 100,
      fields: {
        id: column('s.id'),
        kind: column('s.kind'),
        at: column('s.at'),
        byName: column('(select sa.display_name from account sa where sa.id = s.by_account_id)'),
        deskName: column('(select su.name from unit su where su.id = s.desk_unit_id)'),
        late: column(`coalesce((s.at at time zone 'Asia/Shanghai')::date > s.due_on, false)`),
        finding: column('s.finding'),
        words: column('s.words'),
        measure: column('s.measure'),
      },
    }),
    canAccept: derived<HandlingRow>(facts, (row, context) => verdict(canAccept(context.actor, handling(row, context)))),
    canAnswer: derived<HandlingRow>(facts, (row, context) => verdict(canAnswer(context.actor, handling(row, context)))),
    canReview: derived<HandlingRow>(facts, (row, context) => verdict(canReview(context.actor, handling(row, context)))),
    canReveal: derived<HandlingRow>(facts, (row, context) => verdict(canReveal(context.actor, handling(row, context)))),
    canAskReview: hers((row, services) => canAskReview(row, dateIn(services.now()).toString())),
    canWithdraw: hers(canWithdraw),
    canUrge: hers((row, services) => canUrge(row, urgeDay(services.now()))),
  },
});

/** At a desk of hers and apart from her, or entered by her for somebody. */
export const complaintReach = ({ actor, services }: Pick<AppContext, 'actor' | 'services'>) =>
  sql`(${within(actor, 'complaint.answer', deskPlace)} and ${apart({ actor, services })}
    or ${actor ? sql`c.entered_by = ${actor.accountId}` : sql`false`})`;

/** One of her own as well: for the page of one. */
export const complaintSeen = (context: Pick<AppContext, 'actor' | 'services'>) =>
  sql`(${complaintReach(context)} or ${ownComplaint(context.actor, context.services)})`;

/** Evidence is for those who handle it. */
addFileReader(async ({ services, actor }, fileId) => {
  const rows = await services.read.rows(sql`select 1 as one from complaint c join unit d on d.id = c.desk_unit_id
    where c.evidence_file_id = ${fileId} and ${within(actor, 'complaint.answer', deskPlace)} and ${apart({ actor, services })} limit 1`);
  return rows.length > 0;
});

addFileUse('complaint.evidence_file_id');
