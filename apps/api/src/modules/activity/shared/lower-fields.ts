import { column, type ObjectField, object } from '../../../platform/projection/fields.ts';

/** What several projections here read of lower modules. Aliases: u unit, st service_type, stq its qualification kind. */
export const unitBrief: ObjectField = object({ id: column('u.id'), name: column('u.name'), level: column('u.level') });

export const serviceTypeJoins = (owner: 'a' | 'pr') => ({
  type: `join service_type st on st.id = ${owner}.service_type_id`,
  typeQualification: 'left join qualification_kind stq on stq.code = st.required_qualification',
});

export const serviceTypeObject: ObjectField = object(
  {
    id: column('st.id'),
    code: column('st.code'),
    name: column('st.name'),
    description: column('st.description'),
    parentId: column('st.parent_id'),
    risk: column('st.risk'),
    privacyClass: column('st.privacy_class'),
    requiredQualification: object(
      { code: column('stq.code'), name: column('stq.name') },
      { join: 'typeQualification', presence: 'stq.code' },
    ),
    sort: column('st.sort'),
    active: column('st.active'),
    version: column('st.version'),
  },
  { join: 'type' },
);

/** Names from county to village of an activity's place. */
export const placeJoins = {
  village: 'left join division dv on dv.code = a.village_code',
  township: 'left join division dt on dt.code = a.township_code',
  county: 'left join division dc on dc.code = a.place_county_code',
} as const;
