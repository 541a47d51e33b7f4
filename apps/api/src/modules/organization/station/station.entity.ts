import { defineEntity, p } from '@mikro-orm/core';

const StationSchema = defineEntity({
  name: 'Station',
  tableName: 'station',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    countyCode: p.character().length(6),
    name: p.text(),
    address: p.text(),
    hasPlace: p.boolean(),
    hasTeam: p.boolean(),
    hasProject: p.boolean(),
    hasFacility: p.boolean(),
    hasSystem: p.boolean(),
    hasSign: p.boolean(),
    version: p.integer().version(),
    createdAt: p.datetime().length(3),
  },
});

/** A station (阵地) of a unit. */
export class Station extends StationSchema.class {}
StationSchema.setClass(Station);
