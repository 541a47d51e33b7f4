/** What other modules and the entry points may use of organization. */
export { divisionChain, fullNameSql } from './division/division.projection.ts';
export { loadOrganization } from './load/load-organization.ts';
export { unitIdOf } from './load/unit-id.ts';
export { organizationModule } from './organization.module.ts';
export { matches } from './shared/matches.ts';
export { readJoinCode } from './team/join-code.ts';
export { teamProjection } from './team/team.projection.ts';
export { TeamCardType, TeamType } from './team/team.type.ts';
export { unitBriefFields, unitProjection } from './unit/unit.projection.ts';
export { UnitBriefType, UnitType } from './unit/unit.type.ts';
