import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { makePlaces } from '../../organization/testing/organization.make.ts';
import { peopleModule } from '../../people/index.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { workspaceModule } from '../workspace.module.ts';

let world: World;
let her: Actor;
let other: Actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, workspaceModule]);
  const places = await makePlaces(world);
  her = (await makeStaffActor(world, { unitId: places.county.id, role: 'STAFF' })).actor;
  other = (await makeStaffActor(world, { unitId: places.county.id, role: 'STAFF' })).actor;
});
afterAll(() => world.close());

const REFUSED = '... on Done { id } ... on Refused { reasons { code field } }';
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the query asked for
type Data = any;
async function ask(actor: Actor | null, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const result = await world.graph<Data>(actor, query, variables);
  expect(result.errors).toBeUndefined();
  return result.data;
}
const settings = async (actor: Actor | null, list = 'activities') =>
  (
    await ask(
      actor,
      'query($list: String!) { listSettings(list: $list) { hidden views { id name filters { name value } } } }',
      { list },
    )
  ).listSettings;
const save = async (
  actor: Actor,
  name: string,
  filters: object[] = [{ name: 'state', value: 'PUBLISHED' }],
  list = 'activities',
) =>
  (
    await ask(
      actor,
      `mutation($list: String!, $name: String!, $filters: [ViewFilterInput!]!) { saveView(list: $list, name: $name, filters: $filters) { ${REFUSED} } }`,
      { list, name, filters },
    )
  ).saveView;
const hide = async (actor: Actor, hidden: string[]) =>
  (
    await ask(
      actor,
      `mutation($hidden: [String!]!) { chooseColumns(list: "activities", hidden: $hidden) { ${REFUSED} } }`,
      {
        hidden,
      },
    )
  ).chooseColumns;

describe('how an account looks at a list', () => {
  it('is kept by name, replaced by the same name, and is nobody else’s', async () => {
    await save(her, '本周招募');
    await save(her, '本周招募', [{ name: 'keyword', value: '清洁' }]);
    expect(await settings(her)).toMatchObject({
      views: [{ name: '本周招募', filters: [{ name: 'keyword', value: '清洁' }] }],
    });
    expect(await settings(her, 'volunteers')).toEqual({ hidden: [], views: [] });
    expect(await settings(other)).toEqual({ hidden: [], views: [] });
    expect(await settings(null)).toEqual({ hidden: [], views: [] });
    const { views } = await settings(her);
    const remove = (actor: Actor) =>
      ask(actor, `mutation($id: ID!) { removeView(id: $id) { ${REFUSED} } }`, { id: views[0].id });
    expect((await remove(other)).removeView.reasons).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await remove(her)).removeView.reasons).toBeUndefined();
    expect((await settings(her)).views).toEqual([]);
  });
  it('has a limit that two windows at once cannot pass', async () => {
    const results = await Promise.all(Array.from({ length: 25 }, (_, i) => save(other, `筛选${i}`)));
    expect(results.filter((result) => result.reasons?.[0]?.code === 'TOO_MANY_VIEWS')).toHaveLength(5);
    expect((await settings(other)).views).toHaveLength(20);
  });
  it('remembers the columns she hid, and forgets them when all show', async () => {
    await hide(her, ['place', 'serviceType']);
    expect((await settings(her)).hidden).toEqual(['place', 'serviceType']);
    await hide(her, []);
    expect((await settings(her)).hidden).toEqual([]);
  });
  it('refuses what is no filter, no column and no list', async () => {
    expect((await save(her, ' ')).reasons).toMatchObject([{ code: 'REQUIRED' }]);
    expect((await save(her, '坏的', [{ name: 'x;drop', value: '1' }])).reasons).toMatchObject([
      { code: 'INVALID_INPUT' },
    ]);
    expect((await save(her, '坏的', [{ name: 'a', value: '长'.repeat(5000) }])).reasons).toMatchObject([
      { code: 'TOO_LONG' },
    ]);
    expect((await save(her, '坏的', [], '../etc')).reasons).toMatchObject([{ code: 'INVALID_INPUT' }]);
    expect((await hide(her, ['a', 'a'])).reasons).toMatchObject([{ code: 'INVALID_INPUT' }]);
    expect(
      (
        await hide(
          her,
          Array.from({ length: 500 }, (_, i) => `c${i}`),
        )
      ).reasons,
    ).toMatchObject([{ code: 'TOO_MANY' }]);
  });
});

it('keeping, replacing and removing filters and choosing columns are on record, without what was searched for', async () => {
  const { actor } = await makeStaffActor(world, { unitId: her.grants[0]?.unitId ?? '', role: 'STAFF' });
  const { id } = await save(actor, '我的', [{ name: 'keyword', value: '演示·王秀兰' }]);
  await save(actor, '我的');
  await hide(actor, ['place']);
  await ask(actor, `mutation($id: ID!) { removeView(id: $id) { ${REFUSED} } }`, { id });
  const rows = await world.services.read.rows<{ changes: { kind: string; before: object; after: object }[] }>(
    sql`select changes from audit_entry where actor_account_id = ${actor.accountId} order by at, id`,
  );
  expect(rows.map(({ changes }) => changes.map(({ kind, before, after }) => ({ kind, before, after })))).toEqual([
    [{ kind: 'create', before: {}, after: { list: 'activities' } }],
    [{ kind: 'update', before: {}, after: { list: 'activities' } }],
    [{ kind: 'update', before: {}, after: { list: 'activities', hidden: ['place'] } }],
    [{ kind: 'delete', before: { list: 'activities' }, after: {} }],
  ]);
});
