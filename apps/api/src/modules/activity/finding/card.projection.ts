import { type ActivityState, isSealed, type PrivacyClass, type RiskLevel } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import {
  column,
  derived,
  type Field,
  type ListField,
  list,
  object,
  projection,
} from '../../../platform/projection/fields.ts';
import { cardChangeFields } from '../changing/plan-change.projection.ts';
import { placeJoins, serviceTypeJoins } from '../shared/lower-fields.ts';
import { mayTake } from '../taking/may-take.ts';
import { neededKind, openingNeeds } from '../taking/opening-needs.ts';
import { mySignUpView } from './my-sign-up-view.ts';
import { nearnessOf } from './nearness.ts';
import { readerOf } from './reader.ts';
import { isOpen, type Opened, sealedName, veiled, veiledPlace } from './veil.ts';

interface OpeningNeeds extends Record<string, unknown> {
  readonly id: string;
  readonly state: ActivityState;
  readonly risk: RiskLevel;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly maximum: number;
  readonly taken: number;
  readonly minAge: number | null;
  readonly code: string | null;
  readonly name: string | null;
}

const takingColumns = {
  id: 'o.id',
  state: 'a.state',
  risk: 'a.risk',
  startsAt: 's.starts_at',
  endsAt: 's.ends_at',
  maximum: 'o.maximum',
  taken: 'o.taken',
  minAge: openingNeeds.minAge,
  code: openingNeeds.qualification,
  name: 'k.name',
} as const;

/** Openings of a card, with what the reader may do with each, computed in this process. */
const openings = (detail: Opened): ListField =>
  list({
    from: `opening o join post p on p.id = o.post_id join shift s on s.id = o.shift_id ${neededKind}`,
    // What nobody is wanted for any more is not offered.
    where: 'o.activity_id = a.id and o.maximum > 0',
    orderBy: 's.starts_at, p.sort, o.id',
    limit: 300,
    fields: {
      id: column('o.id'),
      postName: veiled('p.name', detail, sealedName),
      duties: veiled('p.duties', detail),
      requiredQualification: veiled('k.name', 'VOLUNTEER', null),
      minAge: column(openingNeeds.minAge),
      startsAt: column('s.starts_at'),
      endsAt: column('s.ends_at'),
      label: veiled('s.label', detail),
      minimum: column('o.minimum'),
      maximum: column('o.maximum'),
      placesLeft: column('o.maximum - o.taken'),
      flow: column('o.flow'),
      mayTake: derived<OpeningNeeds>(takingColumns, (row, ctx) => {
        if (!ctx.actor) return verdict([{ code: 'NOT_SIGNED_IN' }]);
        const qualification = row.code ? { code: row.code, name: row.name ?? row.code } : null;
        const opening = {
          id: row.id,
          activityState: row.state,
          risk: row.risk,
          startsAt: Date.parse(row.startsAt),
          endsAt: Date.parse(row.endsAt),
          maximum: row.maximum,
          taken: row.taken,
          minAge: row.minAge,
          qualification,
        };
        return verdict(mayTake(readerOf(ctx).person, opening, ctx.services.now()));
      }),
      mySignUp: derived<{ id: string; post: string; privacy: PrivacyClass; activityId: string }>(
        { id: 'o.id', post: 'p.name', privacy: 'a.privacy_class', activityId: 'a.id' },
        ({ id, post, privacy, activityId }, ctx) => {
          const fact = readerOf(ctx).byOpening.get(id);
          const shown = isSealed(privacy) && !isOpen(ctx, detail, activityId) ? sealedName : post;
          return fact ? mySignUpView(fact, shown, ctx.services.now()) : null;
        },
      ),
    },
  });

/** The fields of an activity's card over `activity a join unit u`; `detail` says whom a sealed one is opened to. */
export const cardFields = (detail: Opened): Readonly<Record<string, Field>> => ({
  id: column('a.id'),
  title: veiled('a.title', 'NEVER', sealedName),
  place: veiledPlace('a.place', detail, ''),
  homeVisit: column('a.home_visit'),
  // Publicly a sealed one is placed no closer than its township; in one's own lists it has no place at all.
  placeName: derived<{ privacy: PrivacyClass; activityId: string; village: string; township: string }>(
    {
      privacy: 'a.privacy_class',
      activityId: 'a.id',
      village: 'concat(dc.name, dt.name, dv.name)',
      township: 'concat(dc.name, dt.name)',
    },
    ({ privacy, activityId, village, township }, ctx) =>
      isSealed(privacy) && !isOpen(ctx, detail, activityId) ? township : village,
    ['village', 'township', 'county'],
  ),
  unitName: column('u.name'),
  typeName: veiled('st.name', 'NEVER', sealedName, 'type'),
  sealed: derived<{ privacy: PrivacyClass }>({ privacy: 'a.privacy_class' }, ({ privacy }) => isSealed(privacy)),
  startsAt: column('a.starts_at'),
  endsAt: column('a.ends_at'),
  placesLeft: column('(select coalesce(sum(x.maximum - x.taken), 0)::int from opening x where x.activity_id = a.id)'),
  nearness: derived<{ village: string; privacy: PrivacyClass }>(
    { village: 'a.village_code', privacy: 'a.privacy_class' },
    ({ village, privacy }, ctx) => nearnessOf(readerOf(ctx).villageCode, village, isSealed(privacy)),
  ),
  content: veiled('a.content', detail),
  requirements: veiled('a.requirements', 'VOLUNTEER'),
  risks: veiled('a.risks', 'VOLUNTEER'),
  safeguards: veiled('a.safeguards', 'VOLUNTEER'),
  personInCharge: column('a.person_in_charge'),
  // 令67 wants who to ask in the recruitment notice. A work number given for that, so no reveal is logged; still only for
  // people who are signed in, on the page itself, and of a sealed service for whom it expects.
  contactPhone: derived<{ cipher: string | null; privacy: PrivacyClass; activityId: string }>(
    { cipher: 'a.contact_phone_cipher', privacy: 'a.privacy_class', activityId: 'a.id' },
    ({ cipher, privacy, activityId }, ctx) => {
      const told = detail !== 'NEVER' && ctx.actor && (!isSealed(privacy) || isOpen(ctx, 'EXPECTED', activityId));
      return cipher && told ? ctx.services.cipher.open(cipher) : null;
    },
  ),
  insured: column("coalesce(a.insurance_policy_no, '') <> ''"),
  trainingRequired: column('a.training_required'),
  risk: column('a.risk'),
  state: column('a.state'),
  closing: object(
    {
      peopleServed: column('cl.people_served'),
      summary: veiled('cl.summary', 'NEVER'),
      closedAt: column('cl.closed_at'),
    },
    { join: 'closing', presence: 'cl.activity_id' },
  ),
  changes: list({
    from: 'plan_change pc',
    where: "pc.activity_id = a.id and pc.kind in ('CANCELLED', 'MOVED')",
    orderBy: 'pc.created_at desc, pc.id desc',
    limit: 5,
    fields: cardChangeFields(detail),
  }),
  openings: openings(detail),
});

export const cardJoins = {
  ...serviceTypeJoins('a'),
  ...placeJoins,
  // A result that is being corrected is not shown meanwhile.
  closing: 'left join activity_closing cl on cl.activity_id = a.id and cl.reopened_at is null',
};
const from = 'activity a join unit u on u.id = a.unit_id';

/** One card, opened on purpose. */
export const cardProjection = projection({
  name: 'activityCard',
  from,
  joins: cardJoins,
  fields: cardFields('EXPECTED'),
});
/** Cards in the list of finds; `near` holds the branch each was found in. */
export const foundProjection = projection({
  name: 'foundActivity',
  from: `near join activity a on a.id = near.id join unit u on u.id = a.unit_id`,
  joins: cardJoins,
  fields: { ...cardFields('NEVER'), nearness: column('near.branch') },
});
