/** What other modules and the entry points may use of service-type. */
export { loadServiceTypes, serviceTypeIdOf } from './load/load-service-types.ts';
export { serviceTypeModule } from './service-type.module.ts';
export { kindsToName } from './type/kinds-to-name.ts';
export { qualificationKindFields, serviceTypeFields } from './type/service-type.projection.ts';
export { QualificationKindType, ServiceTypeType } from './type/service-type.type.ts';
