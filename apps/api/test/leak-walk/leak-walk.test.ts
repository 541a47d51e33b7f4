import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/modules.ts';
import { actorOf } from '../../src/modules/people/testing/people.make.ts';
import type { Actor } from '../../src/platform/access/actor.ts';
import { createWorld, type World } from '../../src/platform/testing/world.ts';
import { optionalArguments, readableFields } from './coverage.ts';
import { idArguments, kindOf } from './id-kinds.ts';
import { leaksOf, type Pass, walkAs } from './pass.ts';
import { atTheDoor, makeProvince } from './province.ts';
import { type County, makeCounty } from './two-counties.ts';
import { type Walk, walksOf } from './walk.ts';

let world: World;
let here: County;
let there: County;
let province: string;
let walks: Walk[];
let isPrivate: RegExp;
beforeAll(async () => {
  world = await createWorld(modules);
  // Codes of a check-in hold for a minute: the clock stands still.
  world.setNow('2026-11-25T02:00:00Z');
  here = await makeCounty(world, 3, '本县私');
  there = await makeCounty(world, 5, '邻县密');
  province = await makeProvince(world, there.word);
  walks = walksOf(world.schema, there.tries);
  isPrivate = new RegExp(`${there.word}\\p{Script=Han}*|${there.secrets.slice(1).join('|')}`, 'gu');
});
afterAll(() => world.close());

const people = {
  'the county’s staff': () => actorOf(world, there.accounts.staff),
  'its coordinator': () => actorOf(world, there.accounts.coordinator),
  'the coordinator of the team beside': () => actorOf(world, there.accounts.otherCoordinator),
  'somebody from whom rules hide fields': () => actorOf(world, there.accounts.helper),
  'its security administrator': () => actorOf(world, there.accounts.security),
  'its volunteer': () => actorOf(world, there.accounts.volunteer, 'volunteer'),
  'its staff in the volunteers’ app': () => actorOf(world, there.accounts.staff, 'volunteer'),
  'its staff at the door': () => atTheDoor(world, there.accounts.staff),
  'the province’s administrator': () => actorOf(world, province),
  'the other county’s staff': () => actorOf(world, here.accounts.staff),
  'the other county’s coordinator': () => actorOf(world, here.accounts.coordinator),
  'the other county’s security administrator': () => actorOf(world, here.accounts.security),
  'the other county’s volunteer': () => actorOf(world, here.accounts.volunteer, 'volunteer'),
  'a stranger': () => Promise.resolve(null),
} as const satisfies Record<string, () => Promise<Actor | null>>;
type Reader = keyof typeof people;
const own: readonly Reader[] = [
  'the county’s staff',
  'its coordinator',
  'somebody from whom rules hide fields',
  'its security administrator',
  'its volunteer',
  'the province’s administrator',
];

const passes = new Map<Reader, Promise<Pass>>();
/** Each reader walks once; the rules ask what she saw. */
async function seenBy(reader: Reader): Promise<Pass> {
  // A link of a message is a right of its own (people's own tests): only its county holds this one.
  const asked = own.includes(reader) ? walks : walks.filter(({ name }) => name !== 'guardianRequest');
  const pass = passes.get(reader) ?? people[reader]().then((actor) => walkAs(world, actor, asked, isPrivate));
  passes.set(reader, pass);
  return pass;
}
const leaks = async (reader: Reader, secrets: readonly string[] = there.secrets): Promise<string[]> =>
  leaksOf(await seenBy(reader), secrets);

describe('a walk over the whole schema with the neighbour county’s ids, words and codes', { timeout: 240_000 }, () => {
  it('finds its private rows when its own staff walks: the walk can fail', async () => {
    const seen = await leaks('the county’s staff', [there.word]);
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
      'memberships',
    ]) {
      expect(
        seen.some((line) => line.startsWith(`${field} `)),
        field,
      ).toBe(true);
    }
  });
  it('knows of every argument that takes an id what it is an id of, and has rows of it in both counties', () => {
    const unknown = idArguments(world.schema).filter(({ owner, name }) => {
      const kind = kindOf(owner, name);
      // What the platform has at work belongs to no county.
      if (kind === 'event' || kind === 'job' || kind === 'text') return false;
      return kind === null || here.rows[kind].length === 0 || there.rows[kind].length === 0;
    });
    expect(unknown).toEqual([]);
  });
  it('has a row behind every field of every type: somebody of the county sees each of them', async () => {
    const seen = new Set<string>();
    for (const reader of [...own, 'its staff at the door'] as const)
      for (const field of (await seenBy(reader)).fields) seen.add(field);
    // Told by a spent cookie alone, which no reader here has: ended-session.test.ts asks it as bearer and as stranger.
    const byCookie = /^(EndedSession\.|Query\.endedSession$)/;
    const unseen = [...readableFields(world.schema)].filter((field) => !seen.has(field) && !byCookie.test(field));
    expect(unseen.sort()).toEqual([]);
  });
  it('asks every filter, and each finds a row for somebody of the county: a filter that finds nothing proves nothing', async () => {
    const asked = new Set(walks.map(({ asks }) => asks));
    const all = [...optionalArguments(world.schema)].sort();
    expect(all.filter((argument) => !asked.has(argument))).toEqual([]);
    const matched = new Set<string>();
    for (const reader of own) for (const argument of (await seenBy(reader)).matched) matched.add(argument);
    expect(all.filter((argument) => !matched.has(argument))).toEqual([]);
  });
  it.each([
    'the other county’s staff',
    'the other county’s coordinator',
    'the other county’s security administrator',
    'the other county’s volunteer',
    'a stranger',
    'its staff at the door',
  ] as const)('shows nothing of it to %s', async (reader) => {
    expect(await leaks(reader)).toEqual([]);
  });
  it('shows a volunteer’s app no staff data even when its owner is staff', async () => {
    expect(
      await leaks('its staff in the volunteers’ app', ['邻县密志愿者', '邻县密草稿', '邻县密项目', '邻县密记录']),
    ).toEqual([]);
  });
  it('shows one team’s coordinator nothing that belongs to the team beside it but people of no team of hers', async () => {
    const teams = ['邻县密草稿', '邻县密项目', '邻县密记录', '邻县密志愿者', '邻县密离开'];
    expect(await leaks('the coordinator of the team beside', teams)).toEqual([]);
  });
  it.each(['the county’s staff', 'its coordinator', 'its security administrator'] as const)(
    'shows a full phone or ID number to nobody, not even to %s',
    async (reader) => {
      expect(await leaks(reader, there.secrets.slice(1))).toEqual([]);
    },
  );
  it('shows its security administrator, and the province’s, nothing of a volunteer', async () => {
    const hers = ['志愿者', '技能', '证号', '发证', '记录', '离开', '请求', '回访', '监护人', '画中人'];
    for (const reader of ['its security administrator', 'the province’s administrator'] as const)
      expect(
        await leaks(
          reader,
          hers.map((what) => `${there.word}${what}`),
        ),
      ).toEqual([]);
  });
  it('tells the province what failed, never the text of a fault', async () => {
    const seen = await leaks('the province’s administrator', [`${there.word}故障`]);
    expect(seen).toEqual([]);
  });
});
