import type { Module } from '../../platform/module.ts';
import { DivisionResolver } from './division/division.resolver.ts';
import { DivisionRegisterResolver } from './division/register.resolver.ts';
import { Station } from './station/station.entity.ts';
import { StationResolver } from './station/station.resolver.ts';
import { Team } from './team/team.entity.ts';
import { TeamResolver, TeamSavedResolver } from './team/team.resolver.ts';
import { TeamCardResolver } from './team/team-card.resolver.ts';
import { Unit } from './unit/unit.entity.ts';
import { UnitResolver, UnitSavedResolver } from './unit/unit.resolver.ts';

/** Division codes with validity, the tree of units, stations and teams. */
export const organizationModule: Module = {
  name: 'organization',
  entities: [Unit, Station, Team],
  resolvers: [
    DivisionResolver,
    DivisionRegisterResolver,
    StationResolver,
    UnitResolver,
    UnitSavedResolver,
    TeamResolver,
    TeamSavedResolver,
    TeamCardResolver,
  ],
  actions: ['unit.read', 'unit.manage', 'team.manage'],
};
