import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../index.ts';
import { type MadePlaces, makePlaces, makeUnit } from '../testing/organization.make.ts';

let world: World;
let places: MadePlaces;
let staff: Actor;
let neighbour: Actor;
beforeAll(async () => {
  world = await createWorld([organizationModule]);
  places = await makePlaces(world);
  staff = world.actorWith([{ place: places.county, role: 'STAFF' }]);
  neighbour = world.actorWith([{ place: places.neighbourCounty, role: 'STAFF' }]);
});
afterAll(() => world.close());

describe('units and stations', () => {
  const unitInput = (more: object = {}) => ({
    parentId: places.county.id,
    kind: 'NON_FEDERATION',
    level: 'ORGANIZATION',
    name: '演示人民医院妇委会',
    shortName: '医院妇委会',
    issuingBasis: 'PUBLIC_SERVICE',
    ...more,
  });
  const CREATE_UNIT = `mutation($input: CreateUnitInput!) { createUnit(input: $input) { __typename
    ... on UnitSaved { unit { id version countyCode divisionCode issuingBasis } } ... on Refused { reasons { code field } } } }`;

  it('a unit that is no federation has no code and keeps the county it was made under', async () => {
    const made = await world.graph(staff, CREATE_UNIT, { input: unitInput() });
    expect(made.data).toMatchObject({
      createUnit: { unit: { countyCode: '370303', divisionCode: null, issuingBasis: 'PUBLIC_SERVICE' } },
    });
    const again = await world.graph(staff, CREATE_UNIT, { input: unitInput() });
    expect(again.data).toMatchObject({ createUnit: { reasons: [{ code: 'NAME_TAKEN', field: 'name' }] } });
  });

  it('a federation needs a division of its level, below its parent, that has none yet', async () => {
    const reasonsOf = async (more: object) =>
      (
        await world.graph<{ createUnit: { reasons: unknown } }>(staff, CREATE_UNIT, {
          input: unitInput({ kind: 'FEDERATION', ...more }),
        })
      ).data?.createUnit.reasons;
    expect(await reasonsOf({ level: 'TOWNSHIP' })).toEqual([{ code: 'REQUIRED', field: 'divisionCode' }]);
    expect(await reasonsOf({ level: 'VILLAGE', divisionCode: '370303001' })).toEqual([
      { code: 'INVALID_INPUT', field: 'divisionCode' },
    ]);
    expect(await reasonsOf({ level: 'TOWNSHIP', divisionCode: '370302100' })).toEqual([
      { code: 'INVALID_INPUT', field: 'parentId' },
    ]);
    expect(await reasonsOf({ level: 'TOWNSHIP', divisionCode: '370303001' })).toEqual([
      { code: 'NAME_TAKEN', field: 'divisionCode' },
    ]);
  });

  it('a second tab with a stale version changes nothing', async () => {
    const unit = await makeUnit(world, { parent: places.county });
    const UPDATE_UNIT = `mutation($input: UpdateUnitInput!) { updateUnit(input: $input) { ... on UnitSaved { unit { name version } } ... on Refused { reasons { code } } } }`;
    const input = { id: unit.id, version: 1, name: '演示新名字', shortName: '新名字', issuingBasis: 'NONE' };
    expect((await world.graph(staff, UPDATE_UNIT, { input })).data).toEqual({
      updateUnit: { unit: { name: '演示新名字', version: 2 } },
    });
    expect((await world.graph(staff, UPDATE_UNIT, { input: { ...input, name: '第二次' } })).data).toEqual({
      updateUnit: { reasons: [{ code: 'STALE_VERSION' }] },
    });
  });

  it('of many changes of one unit at the same moment one is made, the others hear that it is stale', async () => {
    const unit = await makeUnit(world, { parent: places.county });
    const UPDATE_UNIT = `mutation($input: UpdateUnitInput!) { updateUnit(input: $input) { __typename ... on Refused { reasons { code } } } }`;
    const input = { id: unit.id, version: 1, name: '演示同时改名', shortName: '同时改名', issuingBasis: 'NONE' };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => world.graph<{ updateUnit: object }>(staff, UPDATE_UNIT, { input })),
    );
    const told = answers.map(({ data }) => data?.updateUnit);
    expect(told.filter((one) => one && '__typename' in one && one.__typename === 'UnitSaved')).toHaveLength(1);
    const stale = { __typename: 'Refused', reasons: [{ code: 'STALE_VERSION' }] };
    expect(told.filter((one) => JSON.stringify(one) === JSON.stringify(stale))).toHaveLength(11);
  });

  it('a station is saved with its six marks and changed by version; a neighbour cannot', async () => {
    const SAVE = `mutation($input: SaveStationInput!) { saveStation(input: $input) { ... on Done { id } ... on Refused { reasons { code field } } } }`;
    const marks = {
      hasPlace: true,
      hasTeam: true,
      hasProject: false,
      hasFacility: true,
      hasSystem: false,
      hasSign: true,
    };
    const input = { unitId: places.village.id, name: '巾帼志愿阳光站', address: '铁苑社区一楼', ...marks };
    const made = await world.graph<{ saveStation: { id: string } }>(staff, SAVE, { input });
    const id = made.data?.saveStation.id ?? '';
    const seen = await world.graph(
      staff,
      `query($id: ID!) { unit(id: $id) { stations { id name hasPlace hasProject version } } }`,
      { id: places.village.id },
    );
    expect(seen.data).toEqual({
      unit: { stations: [{ id, name: '巾帼志愿阳光站', hasPlace: true, hasProject: false, version: 1 }] },
    });
    expect((await world.graph(staff, SAVE, { input: { ...input, id, version: 1, hasProject: true } })).data).toEqual({
      saveStation: { id },
    });
    expect((await world.graph(staff, SAVE, { input: { ...input, id, version: 1 } })).data).toEqual({
      saveStation: { reasons: [{ code: 'STALE_VERSION', field: null }] },
    });
    expect((await world.graph(neighbour, SAVE, { input })).data).toEqual({
      saveStation: { reasons: [{ code: 'NOT_FOUND', field: 'unitId' }] },
    });
    expect(
      (await world.graph(staff, SAVE, { input: { ...input, unitId: places.sister.id, id, version: 2 } })).data,
    ).toEqual({ saveStation: { reasons: [{ code: 'NOT_FOUND', field: 'id' }] } });
  });
});
