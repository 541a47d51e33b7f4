import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/modules.ts';
import { actorOf } from '../../src/modules/people/testing/people.make.ts';
import { createWorld, type World } from '../../src/platform/testing/world.ts';
import { rowsOfCounty } from '../fuzz/untouched.ts';
import { gather } from './id-kinds.ts';
import { leaksOf, walkAs } from './pass.ts';
import { type County, makeCounty } from './two-counties.ts';
import { movesOf, type Tries, type Walk } from './walk.ts';

let world: World;
let here: County;
let there: County;
let moves: Walk[];
beforeAll(async () => {
  world = await createWorld(modules);
  world.setNow('2026-11-25T02:00:00Z');
  here = await makeCounty(world, 3, '本县私');
  there = await makeCounty(world, 5, '邻县密');
  // What she types is hers; only ids lead to the other county.
  const few = Object.entries(there.rows).map(([kind, ids]) => [kind, ids.slice(0, 2)] as const);
  const neutral: Tries = {
    ...there.tries,
    rows: gather(Object.fromEntries(few)),
    words: ['演示·试探'],
    named: { token: ['x'], code: ['000000'], list: ['activities'] },
  };
  const ids = new Set(Object.values(there.rows).flat());
  moves = movesOf(world.schema, neutral).filter(({ variables }) =>
    (JSON.stringify(variables).match(/[0-9a-f-]{36}/g) ?? []).some((id) => ids.has(id)),
  );
});
afterAll(() => world.close());

describe('every mutation with ids of another county in every argument', { timeout: 240_000 }, () => {
  it.each(['staff', 'coordinator', 'security', 'volunteer', null] as const)(
    'as %s of the neighbour county changes nothing there and names nothing of it',
    async (role) => {
      const changed = await rowsOfCounty(world.ownerUrl, there.villageCode.slice(0, 6));
      const app = role === 'volunteer' ? 'volunteer' : 'admin';
      const actor = role ? await actorOf(world, here.accounts[role], app) : null;
      const isPrivate = new RegExp(there.secrets.join('|'), 'gu');
      const pass = await walkAs(world, actor, moves, isPrivate);
      const touched = await changed();
      expect(leaksOf(pass, there.secrets)).toEqual([]);
      expect(touched).toEqual([]);
    },
  );
  it('asks every mutation that takes an id', () => {
    const asked = new Set(moves.map(({ name }) => name));
    expect(asked.size).toBeGreaterThan(60);
  });
});
