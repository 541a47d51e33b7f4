import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { organizationModule } from './index.ts';
import { type MadePlaces, makePlaces, makeTeam } from './testing/organization.make.ts';

let world: World;
let places: MadePlaces;
let staff: Actor;

beforeAll(async () => {
  world = await createWorld([organizationModule]);
  places = await makePlaces(world);
  staff = world.actorWith([{ place: places.county, role: 'STAFF' }]);
});
afterAll(() => world.close());

/** How many statements the read path sends for a query. */
async function statementsOf(actor: Actor | null, query: string): Promise<number> {
  const { pool } = world.services.read;
  const query_ = pool.query.bind(pool);
  let count = 0;
  pool.query = ((...args: Parameters<typeof query_>) => {
    count += 1;
    return query_(...args);
  }) as typeof pool.query;
  try {
    const { errors } = await world.graph(actor, query);
    expect(errors).toBeUndefined();
  } finally {
    pool.query = query_ as typeof pool.query;
  }
  return count;
}

describe('lists', () => {
  it('are one statement however many rows they hold', async () => {
    for (let i = 0; i < 12; i += 1) await makeTeam(world, { unit: places.sister });
    const units = await statementsOf(
      staff,
      `{ searchUnits(keyword: "妇联", first: 50) { edges { node { id teamCount hasChildren ancestors { name } stations { name } canManage { allowed } canCreateTeam { allowed } } } } }`,
    );
    const teams = await statementsOf(
      staff,
      `{ teams(first: 50) { edges { node { id name unit { name } joinUrl canManage { allowed } } } } }`,
    );
    expect([units, teams]).toEqual([1, 1]);
  });

  it('page by keyset without loss or repetition', async () => {
    const names: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const result: {
        data?: {
          teams: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
        } | null;
      } = await world.graph(
        staff,
        `query($after: String) { teams(first: 3, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      names.push(...(result.data?.teams.edges.map((edge) => edge.node.id) ?? []));
      after = result.data?.teams.pageInfo.endCursor ?? null;
      if (!result.data?.teams.pageInfo.hasNextPage) break;
    }
    const total = await world.graph<{ teams: { totalCount: number } }>(staff, `{ teams { totalCount } }`);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(total.data?.teams.totalCount ?? -1);
  });

  it('take hostile values as nothing found', async () => {
    const seen = await world.graph(
      staff,
      `query($k: String!) { unit(id: "1 or 1=1") { id } units(parentId: "x") { id } team(id: "\u0000") { id } teams(filter: { unitId: "%", keyword: $k }) { totalCount }
      searchUnits(keyword: $k) { edges { node { id } } } searchDivisions(keyword: $k) { code } divisions(parentCode: "37'--") { code } teamByJoinCode(code: $k) { id } teamsNear(villageCode: $k) { id } }`,
      { k: `a\uD800${'长'.repeat(100_000)}` },
    );
    expect(seen.errors).toBeUndefined();
    expect(seen.data).toMatchObject({
      unit: null,
      units: [],
      team: null,
      searchDivisions: [],
      divisions: [],
      teamByJoinCode: null,
      teamsNear: [],
    });
  });
});
