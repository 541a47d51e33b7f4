import { may } from '../../../platform/access/grants.ts';
import { column, derived, guarded, hidden, list, object, projection } from '../../../platform/projection/fields.ts';
import { maskIdNumber, maskName } from '../../../platform/text/mask.ts';
import { divisionChain, fullNameSql, unitBriefFields } from '../../organization/index.ts';
import { serviceTypeFields } from '../../service-type/index.ts';
import { membershipsOfVolunteer } from '../membership/membership.projection.ts';
import { qualificationsOfVolunteer } from '../qualification/qualification.projection.ts';
import {
  ageGuard,
  guardianGuard,
  idNumberGuard,
  phoneGuard,
  residenceGuard,
  skillsGuard,
  stateReasonGuard,
} from '../shared/person-guards.ts';
import { ageOn, dateIn } from '../shared/today.ts';

type Masked = { id: string; path: string };
const masked = { id: 'v.id', path: 'u.path' } as const;
const hiddenIdNumber = '******************';

/** A volunteer `v` and her unit `u`, for herself and for those whose reach she is in. */
export const volunteerProjection = projection({
  name: 'volunteer',
  from: 'volunteer v join unit u on u.id = v.unit_id',
  joins: {
    place: `left join division d on d.code = v.village_code ${divisionChain('d')}`,
    guardian: `left join lateral (select * from guardian_consent lg where lg.volunteer_id = v.id
      order by lg.state = 'ENDED', lg.asked_at desc nulls last, lg.id desc limit 1) g on true`,
  },
  fields: {
    id: column('v.id'),
    number: column('v.number'),
    name: column('v.name'),
    gender: column('v.gender'),
    age: guarded(
      ageGuard,
      derived<{ birthDate: string }>({ birthDate: 'v.birth_date' }, ({ birthDate }, { services }) =>
        ageOn(birthDate, dateIn(services.now())),
      ),
    ),
    state: column('v.state'),
    source: column('v.source'),
    phoneMasked: guarded(phoneGuard, column('v.phone_masked')),
    idType: column('v.id_type'),
    // The first six and last four digits and the date of birth between them would be the whole number: staff see the
    // digits and the age, she sees her date, and a coordinator needs neither (rules §6).
    idNumberMasked: guarded(
      idNumberGuard,
      derived<Masked & { sealed: string }>(
        { ...masked, sealed: 'v.id_number_cipher' },
        ({ id, path, sealed }, { actor, services }) =>
          actor?.volunteerId === id || may(actor, 'volunteer.reveal-id', path)
            ? maskIdNumber(services.cipher.open(sealed))
            : hiddenIdNumber,
      ),
    ),
    birthDate: derived<Masked & { birthDate: string }>(
      { ...masked, birthDate: 'v.birth_date' },
      ({ id, birthDate }, { actor }) => (actor?.volunteerId === id ? birthDate : null),
    ),
    unit: guarded(residenceGuard, object(unitBriefFields('u'))),
    placeName: guarded(residenceGuard, column(fullNameSql('d'), 'place')),
    villageCode: guarded(residenceGuard, column('v.village_code')),
    skills: guarded(skillsGuard, column('v.skills')),
    serviceTypes: list({
      from: 'service_type st left join qualification_kind sk on sk.code = st.required_qualification',
      where: 'st.id = any(v.service_type_ids)',
      orderBy: 'st.sort, st.code',
      limit: 50,
      fields: serviceTypeFields('st', 'sk'),
    }),
    availability: column('v.availability'),
    hasAccount: column('v.account_id is not null'),
    registeredAt: column('v.created_at'),
    confirmedAt: column('v.confirmed_at'),
    version: column('v.version'),
    memberships: list(membershipsOfVolunteer),
    consents: list({
      from: 'consent c',
      where: 'c.volunteer_id = v.id',
      orderBy: 'c.given_at desc, c.id',
      limit: 50,
      fields: {
        id: column('c.id'),
        purpose: column('c.purpose'),
        noticeVersion: column('c.notice_version'),
        givenAt: column('c.given_at'),
        withdrawnAt: column('c.withdrawn_at'),
      },
    }),
    qualifications: list(qualificationsOfVolunteer),
    guardian: guarded(
      guardianGuard,
      object(
        {
          state: column('g.state'),
          guardianName: derived<{ name: string }>({ name: 'g.guardian_name' }, ({ name }) => maskName(name)),
          phoneMasked: column('g.guardian_phone_masked'),
          relation: column('g.relation'),
          askedAt: column('g.asked_at'),
          decidedAt: column('g.decided_at'),
          noticeVersion: column('g.notice_version'),
          validUntil: column(`case when g.state = 'WAITING' then g.link_expires_at end`),
        },
        { join: 'guardian', presence: 'g.id' },
      ),
    ),
    stateReason: guarded(
      stateReasonGuard,
      derived<Masked & { reason: string | null }>(
        { ...masked, reason: 'v.state_reason' },
        ({ id, path, reason }, { actor }) =>
          actor?.volunteerId === id || may(actor, 'volunteer.manage', path) ? reason : null,
      ),
    ),
    hidden: hidden([phoneGuard, idNumberGuard, ageGuard, residenceGuard, skillsGuard, guardianGuard, stateReasonGuard]),
    guardianConsented: guarded(
      guardianGuard,
      column(`exists (select 1 from guardian_consent gc where gc.volunteer_id = v.id and gc.state = 'GIVEN')`),
    ),
  },
});
