import type { TeamState, TeamTier } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

const TeamSchema = defineEntity({
  name: 'Team',
  tableName: 'team',
  properties: {
    id: p.uuid().primary(),
    tier: p.text().$type<TeamTier>(),
    introduction: p.text(),
    joinCode: p.text(),
    villageCode: p.text().nullable(),
    foundedOn: p.date().nullable(),
    state: p.text().$type<TeamState>(),
    version: p.integer().version(),
    createdAt: p.datetime().length(3),
  },
});

/** A service team: the leaf of the unit tree with the same id (ADR 1). An ended team may be taken up again. */
export class Team extends TeamSchema.class {}
TeamSchema.setClass(Team);
