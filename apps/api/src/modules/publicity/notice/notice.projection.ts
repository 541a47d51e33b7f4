import { sealedServiceWords } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import {
  column,
  derived,
  type Fields,
  object,
  type Projection,
  projection,
} from '../../../platform/projection/fields.ts';
import { maskName } from '../../../platform/text/mask.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { canObject, type ItemFacts } from './notice.policy.ts';
import { subjectJoin } from './notice-subjects.ts';

/** A notice `n` at its unit `u`. */
export const noticeProjection = projection({
  name: 'public-notice',
  from: 'public_notice n join unit u on u.id = n.unit_id',
  fields: {
    id: column('n.id'),
    kind: column('n.kind'),
    state: column('n.state'),
    openedOn: column('n.opened_on'),
    closesOn: column('n.closes_on'),
    workingDays: column('n.working_days'),
    provisional: column('n.provisional'),
    closedAt: column('n.closed_at'),
    unit: object(unitBriefFields('u')),
    items: column('(select count(*)::int from notice_item ni where ni.notice_id = n.id)'),
    objected: column('(select count(*)::int from notice_item ni where ni.notice_id = n.id and ni.objections > 0)'),
  },
});

type Named = { name: string | null; named: boolean; sealed: boolean };

/**
 * An item `i` of a notice `n` at a unit `u`, with its line `s`. Volunteers read a masked name, and only of who agreed to that
 * (PIPL §25); of a sealed service neither name nor type. The administration reads what its own lists show.
 */
export const itemFields: Fields = {
  id: column('i.id'),
  kind: column('i.kind'),
  subjectId: derived<{ id: string }>({ id: 'i.subject_id' }, ({ id }, { origin }) =>
    origin.app === 'admin' ? id : null,
  ),
  name: derived<Named>(
    { name: 's.name', named: 's.named', sealed: 's.sealed' },
    ({ name, named, sealed }, { origin }) => {
      if (!name || origin.app === 'admin') return name;
      return named && !sealed ? maskName(name) : null;
    },
    'subject',
  ),
  mine: derived<{ volunteerId: string | null }>(
    { volunteerId: 's.volunteer_id' },
    ({ volunteerId }, { actor }) => volunteerId !== null && volunteerId === actor?.volunteerId,
    'subject',
  ),
  title: column(`case when s.sealed then '${sealedServiceWords.zh}' else s.title end`, 'subject'),
  sealed: column('coalesce(s.sealed, true)', 'subject'),
  minutes: column('s.minutes', 'subject'),
  day: column('s.day', 'subject'),
  unitName: column('u.name'),
  openedOn: column('n.opened_on'),
  closesOn: column('n.closes_on'),
  provisional: column('n.provisional'),
  outcome: column('i.outcome'),
  objected: derived<{ objections: number; volunteerId: string | null }>(
    { objections: 'i.objections', volunteerId: 's.volunteer_id' },
    ({ objections, volunteerId }, { actor, origin }) =>
      objections > 0 && (origin.app === 'admin' || (volunteerId !== null && volunteerId === actor?.volunteerId)),
    'subject',
  ),
  canObject: derived<Record<string, unknown> & ItemFacts>(
    { outcome: 'i.outcome', closesOn: 'n.closes_on' },
    (row, { actor, services }) => verdict(canObject(actor, row, dateIn(services.now()).toString())),
  ),
};

export const itemFrom = 'notice_item i join public_notice n on n.id = i.notice_id join unit u on u.id = n.unit_id';

let items: Projection | null = null;
/** Made when it is first asked for: the modules above have said by then how their things read. */
export const itemProjection = (): Projection =>
  (items ??= projection({
    name: 'notice-item',
    from: itemFrom,
    joins: { subject: subjectJoin() },
    fields: itemFields,
  }));
