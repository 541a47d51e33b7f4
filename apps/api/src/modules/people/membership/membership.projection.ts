import type { MembershipState, VolunteerState } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import {
  column,
  derived,
  type Fields,
  type Guard,
  guarded,
  hidden,
  object,
  projection,
} from '../../../platform/projection/fields.ts';
import { maskName } from '../../../platform/text/mask.ts';
import { divisionChain, fullNameSql } from '../../organization/index.ts';
import { phoneGuard, placeGuard } from '../shared/person-guards.ts';
import { canDecide, canRemove, type RemovableMembership } from './membership.policy.ts';

/** The fields of a VolunteerBrief from an alias of `volunteer`, where the reader may know the name; `phone` says on which rows she sees it. */
export const volunteerBriefFields = (alias: string, phone: Guard): Fields => ({
  id: column(`${alias}.id`),
  name: column(`${alias}.name`),
  phoneMasked: guarded(phone, column(`${alias}.phone_masked`)),
  hidden: hidden([phone]),
});

/** The same for those whom no team holds any more: the name is masked. */
const formerBriefFields = (alias: string, membership: string, phone: Guard): Fields => ({
  ...volunteerBriefFields(alias, phone),
  name: derived<{ name: string; state: MembershipState }>(
    { name: `${alias}.name`, state: `${membership}.state` },
    ({ name, state }) => (state === 'ACTIVE' || state === 'REQUESTED' ? name : maskName(name)),
  ),
});

/** Joins from a membership to its team's card: `<m>t` the team, `<m>u` its unit, `<m>p` the unit above, `<m>d` the place. */
const teamJoins = (m: string): string =>
  `join team ${m}t on ${m}t.id = ${m}.team_id join unit ${m}u on ${m}u.id = ${m}.team_id join unit ${m}p on ${m}p.id = ${m}u.parent_id`;
const placeJoins = (m: string): string =>
  `left join division ${m}d on ${m}d.code = coalesce(${m}t.village_code, ${m}p.division_code, regexp_replace(${m}u.county_code, '(00)+$', '')) ${divisionChain(`${m}d`)}`;

type Decidable = { state: MembershipState; volunteerState: VolunteerState; path: string };

type Removable = Pick<RemovableMembership, keyof RemovableMembership>;

const fields = (m: string, v: string, phone: Guard, place?: string): Fields => ({
  id: column(`${m}.id`),
  state: column(`${m}.state`),
  requestedAt: column(`${m}.requested_at`),
  decidedAt: column(`${m}.decided_at`),
  reason: column(`${m}.reason`),
  version: column(`${m}.version`),
  team: object({
    id: column(`${m}t.id`),
    name: column(`${m}u.name`),
    introduction: column(`${m}t.introduction`),
    unitName: column(`${m}p.name`),
    villageCode: column(`${m}t.village_code`),
    placeName: column(fullNameSql(`${m}d`), place),
  }),
  volunteer: object(formerBriefFields(v, m, phone)),
  canDecide: derived<Decidable>(
    { state: `${m}.state`, volunteerState: `${v}.state`, path: `${m}u.path` },
    (row, { actor }) => verdict(canDecide(actor, row)),
  ),
  canRemove: derived<Removable>(
    { state: `${m}.state`, volunteerId: `${m}.volunteer_id`, path: `${m}u.path` },
    (row, { actor }) => verdict(canRemove(actor, row)),
  ),
});

/** Memberships of a volunteer `v`, newest first. */
export const membershipsOfVolunteer = {
  from: `membership m ${teamJoins('m')} ${placeJoins('m')}`,
  where: 'm.volunteer_id = v.id',
  orderBy: 'm.requested_at desc, m.id',
  limit: 50,
  fields: fields('m', 'v', phoneGuard),
};

/** Memberships of a team: `m`, with the volunteer `v` and the team's unit `mu`. */
export const membershipProjection = projection({
  name: 'membership',
  from: `membership m join volunteer v on v.id = m.volunteer_id ${teamJoins('m')}`,
  joins: { place: placeJoins('m') },
  fields: fields('m', 'v', placeGuard('volunteer.phone', { path: 'mu.path', unitId: 'm.team_id' }), 'place'),
});
