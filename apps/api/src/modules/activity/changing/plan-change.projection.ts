import { column, type DerivedField, derived, type Field, projection } from '../../../platform/projection/fields.ts';
import { type Opened, veiled, veiledPlace } from '../finding/veil.ts';
import { activityBrief } from '../lists/activity-brief.ts';
import type { ChangeDetails } from './note-change.ts';

const range = ([startsAt, endsAt]: readonly [string, string]) => ({ startsAt, endsAt });
const ofDetails = (value: (details: ChangeDetails) => unknown): DerivedField =>
  derived<{ details: ChangeDetails }>({ details: 'pc.details' }, ({ details }) => value(details));

const shifts = ofDetails((details) =>
  (details.shifts ?? []).map(({ label, was, is }) => ({ label, was: range(was), becomes: range(is) })),
);

/** A change on record, for those who run the activity. */
export const planChangeProjection = projection({
  name: 'planChange',
  from: 'plan_change pc join activity a on a.id = pc.activity_id join unit u on u.id = a.unit_id',
  joins: { by: 'join account ba on ba.id = pc.by_account_id' },
  fields: {
    id: column('pc.id'),
    kind: column('pc.kind'),
    reason: column('pc.reason'),
    createdAt: column('pc.created_at'),
    byName: column('ba.display_name', 'by'),
    placeWas: ofDetails((details) => details.place?.was ?? null),
    placeBecomes: ofDetails((details) => details.place?.is ?? null),
    shifts,
    openings: ofDetails((details) =>
      (details.openings ?? []).map(({ post, startsAt, endsAt, was, is }) => ({
        postName: post,
        during: { startsAt, endsAt },
        was,
        becomes: is,
      })),
    ),
    activity: activityBrief,
    people: column('(select count(*)::int from plan_change_person x where x.plan_change_id = pc.id)'),
  },
});

/** The same as volunteers see it over `plan_change pc` and `activity a`: of a sealed service no text and no place. */
export const cardChangeFields = (opened: Opened): Readonly<Record<string, Field>> => ({
  id: column('pc.id'),
  kind: column('pc.kind'),
  createdAt: column('pc.created_at'),
  reason: veiled('pc.reason', opened),
  placeWas: veiledPlace("pc.details->'place'->>'was'", opened, null),
  placeBecomes: veiledPlace("pc.details->'place'->>'is'", opened, null),
  shifts: derived<{ details: ChangeDetails }>({ details: 'pc.details' }, ({ details }) =>
    (details.shifts ?? []).map(({ was, is }) => ({ label: '', was: range(was), becomes: range(is) })),
  ),
});

/** What the organiser last changed about her sign-up, over `sign_up su`; the join is added only when it is asked for. */
export const myChangeJoin = `left join lateral (select x.effect, x.was, x.becomes, y.id, y.created_at, y.reason, y.details
  from plan_change_person x join plan_change y on y.id = x.plan_change_id where x.sign_up_id = su.id order by y.created_at desc, y.id desc limit 1) ch on true`;

export const myChangeFields = (opened: Opened): Readonly<Record<string, Field>> => ({
  id: column('ch.id'),
  effect: column('ch.effect'),
  createdAt: column('ch.created_at'),
  reason: veiled('ch.reason', opened),
  was: derived<{ from: string; to: string }>({ from: 'lower(ch.was)', to: 'upper(ch.was)' }, ({ from, to }) =>
    range([from, to]),
  ),
  becomes: derived<{ from: string | null; to: string | null }>(
    { from: 'lower(ch.becomes)', to: 'upper(ch.becomes)' },
    ({ from, to }) => (from && to ? range([from, to]) : null),
  ),
  placeWas: veiled("ch.details->'place'->>'was'", opened, null),
  placeBecomes: veiled("ch.details->'place'->>'is'", opened, null),
});
