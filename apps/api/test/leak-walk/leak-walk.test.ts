import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/modules.ts';
import { actorOf } from '../../src/modules/people/testing/people.make.ts';
import type { Actor } from '../../src/platform/access/actor.ts';
import { createWorld, type World } from '../../src/platform/testing/world.ts';
import { type County, makeCounty } from './two-counties.ts';
import { type Walk, walksOf } from './walk.ts';

let world: World;
let here: County;
let there: County;
let walks: Walk[];
beforeAll(async () => {
  world = await createWorld(modules);
  here = await makeCounty(world, 3, '本县私');
  there = await makeCounty(world, 5, '邻县密');
  walks = walksOf(world.schema, {
    ids: there.ids,
    words: ['邻县', '密', there.secrets[1] ?? '', '公开'],
    villageCode: there.villageCode,
    joinCode: there.joinCode,
  });
});
afterAll(() => world.close());

/** What of a county's secrets a reader gets to see, by the query that showed it. */
async function leaks(actor: Actor | null, county: County): Promise<string[]> {
  const found: string[] = [];
  for (const walk of walks) {
    const result = await world.graph(actor, walk.query, walk.variables);
    const text =
      JSON.stringify(result.data ?? null) + JSON.stringify(result.errors?.map((error) => error.message) ?? []);
    // An error without a code of ours is a surprise, whatever it says.
    for (const error of result.errors ?? [])
      if (!error.extensions?.['code']) found.push(`${walk.name} ${JSON.stringify(walk.variables)}: ${error.message}`);
    for (const secret of county.secrets)
      if (text.includes(secret)) found.push(`${walk.name} ${JSON.stringify(walk.variables)} shows ${secret}`);
  }
  return [...new Set(found)];
}

describe('a walk over the whole schema with the neighbour county’s ids, words and codes', { timeout: 240_000 }, () => {
  it('finds its private rows when its own staff walks: the walk can fail', async () => {
    const own = await leaks(await actorOf(world, there.accounts.staff), there);
    for (const field of [
      'volunteers',
      'activities',
      'projects',
      'records',
      'activity',
      'volunteer',
      'auditLog',
      'restorations',
      'previewCancel',
      'paperConfirmations',
      'identityDisputes',
      'mergeCases',
      'rightsRequests',
      'possibleDuplicates',
      'qualificationsToVerify',
      'activityPhotos',
      'signUps',
      'scans',
      'planChanges',
      'ledgerEntries',
      'stations',
      'consents',
      'qualifications',
      'reveals',
    ]) {
      expect(
        own.some((line) => line.startsWith(`${field} `)),
        field,
      ).toBe(true);
    }
  });
  it.each(['staff', 'coordinator', 'security'] as const)(
    'shows nothing of it to the other county’s %s',
    async (role) => {
      expect(await leaks(await actorOf(world, here.accounts[role]), there)).toEqual([]);
    },
  );
  it('shows nothing of it to another county’s volunteer, nor to a stranger', async () => {
    expect(await leaks(await actorOf(world, here.accounts.volunteer, 'volunteer'), there)).toEqual([]);
    expect(await leaks(null, there)).toEqual([]);
  });
  it('shows a volunteer’s app no staff data even when its owner is staff', async () => {
    expect(
      await leaks(await actorOf(world, there.accounts.staff, 'volunteer'), {
        ...there,
        secrets: ['邻县密志愿者', '邻县密草稿', '邻县密项目', '邻县密记录'],
      }),
    ).toEqual([]);
  });
  it('shows one team’s coordinator nothing that belongs to the team beside it but people of no team of hers', async () => {
    const seen = await leaks(await actorOf(world, there.accounts.otherCoordinator), {
      ...there,
      secrets: ['邻县密草稿', '邻县密项目', '邻县密记录', '邻县密志愿者', '邻县密离开'],
    });
    expect(seen).toEqual([]);
  });
  it('shows a full phone or ID number to nobody, not even to the staff of the place', async () => {
    for (const role of ['staff', 'coordinator', 'security'] as const) {
      expect(
        await leaks(await actorOf(world, there.accounts[role]), { ...there, secrets: there.secrets.slice(1) }),
      ).toEqual([]);
    }
  });
});
