import { column, derived, list, object, projection } from '../../../platform/projection/fields.ts';
import { maskIdNumber } from '../../../platform/text/mask.ts';
import { divisionChain, fullNameSql, unitBriefFields } from '../../organization/index.ts';
import { serviceTypeFields } from '../../service-type/index.ts';
import { membershipsOfVolunteer } from '../membership/membership.projection.ts';
import { qualificationsOfVolunteer } from '../qualification/qualification.projection.ts';
import { ageOn, dateIn } from '../shared/today.ts';

/** A volunteer `v` and her unit `u`, for herself and for those whose reach she is in. */
export const volunteerProjection = projection({
  name: 'volunteer',
  from: 'volunteer v join unit u on u.id = v.unit_id',
  joins: { place: `left join division d on d.code = v.village_code ${divisionChain('d')}` },
  fields: {
    id: column('v.id'),
    number: column('v.number'),
    name: column('v.name'),
    gender: column('v.gender'),
    age: derived<{ birthDate: string }>({ birthDate: 'v.birth_date' }, ({ birthDate }, { services }) =>
      ageOn(birthDate, dateIn(services.now())),
    ),
    state: column('v.state'),
    source: column('v.source'),
    phoneMasked: column('v.phone_masked'),
    idType: column('v.id_type'),
    idNumberMasked: derived<{ sealed: string }>({ sealed: 'v.id_number_cipher' }, ({ sealed }, { services }) =>
      maskIdNumber(services.cipher.open(sealed)),
    ),
    birthDate: column('v.birth_date'),
    unit: object(unitBriefFields('u')),
    placeName: column(fullNameSql('d'), 'place'),
    villageCode: column('v.village_code'),
    skills: column('v.skills'),
    serviceTypes: list({
      from: 'service_type st left join qualification_kind sk on sk.code = st.required_qualification',
      where: 'st.id = any(v.service_type_ids)',
      orderBy: 'st.sort, st.code',
      limit: 50,
      fields: serviceTypeFields('st', 'sk'),
    }),
    availability: column('v.availability'),
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
    guardianConsented: column(
      'exists (select 1 from guardian_consent gc where gc.volunteer_id = v.id and gc.withdrawn_at is null)',
    ),
  },
});
