import type { IssuingBasis, UnitKind, UnitLevel } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

const UnitSchema = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: {
    id: p.uuid().primary(),
    seq: p.bigint('number'),
    parentId: p.uuid().nullable(),
    path: p.text(),
    kind: p.text().$type<UnitKind>(),
    level: p.text().$type<UnitLevel>(),
    name: p.text(),
    shortName: p.text(),
    divisionCode: p.text().nullable(),
    countyCode: p.character().length(6),
    issuingBasis: p.text().$type<IssuingBasis>(),
    searchText: p.text(),
    searchGrams: p.array(),
    version: p.integer().version(),
    createdAt: p.datetime().length(3),
  },
});

/** A node of the one tree: federation, unit that is none, group member, or team (ADR 1). Its county code never changes. */
export class Unit extends UnitSchema.class {}
UnitSchema.setClass(Unit);
