import { column, type Fields } from '../../../platform/projection/fields.ts';

export const stationFields = (alias: string): Fields => ({
  id: column(`${alias}.id`),
  unitId: column(`${alias}.unit_id`),
  name: column(`${alias}.name`),
  address: column(`${alias}.address`),
  hasPlace: column(`${alias}.has_place`),
  hasTeam: column(`${alias}.has_team`),
  hasProject: column(`${alias}.has_project`),
  hasFacility: column(`${alias}.has_facility`),
  hasSystem: column(`${alias}.has_system`),
  hasSign: column(`${alias}.has_sign`),
  version: column(`${alias}.version`),
});
