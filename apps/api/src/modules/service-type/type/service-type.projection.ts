import { column, type Fields, object, projection } from '../../../platform/projection/fields.ts';

export const qualificationKindFields = (alias: string): Fields => ({
  code: column(`${alias}.code`),
  name: column(`${alias}.name`),
});

/** The fields of a ServiceType from an alias of `service_type`, for upper modules; `kinds` names their join of qualification_kind. */
export const serviceTypeFields = (alias: string, kind: string, join?: string | readonly string[]): Fields => ({
  id: column(`${alias}.id`),
  code: column(`${alias}.code`),
  name: column(`${alias}.name`),
  description: column(`${alias}.description`),
  parentId: column(`${alias}.parent_id`),
  risk: column(`${alias}.risk`),
  privacyClass: column(`${alias}.privacy_class`),
  requiredQualification: object(qualificationKindFields(kind), { presence: `${kind}.code`, ...(join && { join }) }),
  sort: column(`${alias}.sort`),
  active: column(`${alias}.active`),
  version: column(`${alias}.version`),
});

/** The catalogue is public. */
export const serviceTypeProjection = projection({
  name: 'service-type',
  from: 'service_type st',
  joins: { qualification: 'left join qualification_kind qk on qk.code = st.required_qualification' },
  fields: serviceTypeFields('st', 'qk', 'qualification'),
});

export const qualificationKindProjection = projection({
  name: 'qualification-kind',
  from: 'qualification_kind qk',
  fields: {
    ...qualificationKindFields('qk'),
    sort: column('qk.sort'),
    active: column('qk.active'),
    version: column('qk.version'),
  },
});
