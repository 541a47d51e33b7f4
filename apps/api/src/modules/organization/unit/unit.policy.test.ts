import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { canCreateTeam, canCreateUnit } from './unit.policy.ts';

const actor: Actor = {
  accountId: 'a',
  sessionId: 's',
  app: 'admin',
  name: '演示·赵敏',
  phoneMasked: '139****0001',
  secondFactor: true,
  volunteerId: null,
  grants: [
    {
      grantId: 'g',
      unitId: 'u',
      unitName: '',
      level: 'COUNTY',
      path: '1.2.3.',
      countyCode: '370303',
      role: null,
      actions: new Set(['unit.manage', 'team.manage']),
      effect: 'ALLOW',
      unitIds: null,
    },
  ],
};
const county = {
  kind: 'FEDERATION',
  level: 'COUNTY',
  path: '1.2.3.',
  divisionCode: '370303',
  countyCode: '370303',
} as const;
const hospital = {
  kind: 'NON_FEDERATION',
  level: 'ORGANIZATION',
  issuingBasis: 'NONE',
  division: null,
  divisionCode: null,
} as const;

describe('who may make what below a unit', () => {
  it('a unit without a code may stand anywhere in one’s reach', () =>
    expect(canCreateUnit(actor, county, hospital)).toEqual([]));
  it('nothing stands below a team', () => {
    const team = { kind: 'TEAM', level: 'TEAM', path: '1.2.3.4.', divisionCode: null, countyCode: '370303' } as const;
    expect(canCreateTeam(actor, team)).toEqual([{ code: 'TEAM_IS_LEAF' }]);
    expect(canCreateUnit(actor, team, hospital)).toContainEqual({ code: 'TEAM_IS_LEAF', field: 'parentId' });
  });
  it('a level is never above or beside that of its parent', () => {
    expect(canCreateUnit(actor, county, { ...hospital, level: 'COUNTY' })).toEqual([
      { code: 'INVALID_INPUT', field: 'level' },
    ]);
    expect(canCreateUnit(actor, county, { ...hospital, level: 'CITY' })).toEqual([
      { code: 'INVALID_INPUT', field: 'level' },
    ]);
  });
  it('only a federation has a division code', () =>
    expect(canCreateUnit(actor, county, { ...hospital, divisionCode: '370303001' })).toEqual([
      { code: 'INVALID_INPUT', field: 'divisionCode' },
    ]));
  it('a statistics-only zone has no federation; below its committee stand its own towns, never another county’s', () => {
    const federation = { ...hospital, kind: 'FEDERATION', level: 'TOWNSHIP' } as const;
    const town = (code: string, more = {}) => ({
      ...federation,
      divisionCode: code,
      division: { level: 4, parentCode: code.slice(0, 6), statisticsOnly: false, ...more },
    });
    const committee = { ...county, kind: 'NON_FEDERATION', divisionCode: null, countyCode: '370371' } as const;
    expect(canCreateUnit(actor, committee, town('370371001'))).toEqual([]);
    expect(canCreateUnit(actor, committee, town('370305001'))).toEqual([{ code: 'INVALID_INPUT', field: 'parentId' }]);
    expect(canCreateUnit(actor, county, town('370303001', { statisticsOnly: true }))).toEqual([
      { code: 'ZONE_HAS_NO_FEDERATION', field: 'divisionCode' },
    ]);
  });
  it('outside one’s reach the missing right is named, with every other reason', () =>
    expect(
      canCreateUnit(actor, { ...county, path: '1.2.9.' }, { ...hospital, kind: 'TEAM' }).map((reason) => reason.code),
    ).toEqual(['NOT_ALLOWED', 'INVALID_INPUT']));
});
