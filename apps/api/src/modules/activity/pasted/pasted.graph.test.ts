import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { actorOf, makeFieldRule, makeMembership, makeVolunteer } from '../../people/testing/people.make.ts';
import { makeActivity } from '../testing/activity.make.ts';
import { createScene, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => scene.world.close());

const match = `query($openingId: ID!, $text: String!) { matchPasted(openingId: $openingId, text: $text) { lines { line name state chosenId candidates { volunteer { id name phoneMasked } canTake reasons { code } } } } }`;
const many = `mutation($openingId: ID!, $ids: [ID!]!) { signUpMany(openingId: $openingId, volunteerIds: $ids) { ... on SignUpsMade { made refused { volunteerId reasons { code } } } ... on Refused { reasons { code } } } }`;
interface Line {
  line: number;
  name: string;
  state: string;
  chosenId: string | null;
  candidates: { volunteer: { id: string }; canTake: boolean; reasons: { code: string }[] }[];
}

it('pasted names become sign-ups: the sure ones are chosen, the doubtful shown, each judged as a sign-up is', async () => {
  const { world, team, places, coordinator, neighbour, ask } = scene;
  const member = async (name: string, more = {}) => {
    const person = await makeVolunteer(world, { unitId: places.village.id, name, ...more });
    await makeMembership(world, { volunteerId: person.id, teamId: team.id });
    return person;
  };
  const sure = await member('演示·王秀兰');
  const phoned = await member('演示·李桂英');
  const twins = [await member('演示·张丽'), await member('演示·张丽')];
  const pending = await member('演示·赵新', { state: 'PENDING_SELF' });
  const { openingId } = await makeActivity(world, {
    unitId: team.id,
    serviceTypeId: scene.type.id,
    villageCode: places.villageCode,
    maximum: 2,
  });
  const text = `#接龙\n1. 演示·王秀兰 上午\n2、演示·李桂英 ${phoned.phone}\n3 演示·张丽\n4 演示·没有人\n5 演示·赵新\n6 演示·王秀兰 ${phoned.phone}`;
  const { matchPasted } = await ask<{ matchPasted: { lines: Line[] } }>(coordinator, match, { openingId, text });
  expect(matchPasted.lines.map(({ state }) => state)).toEqual([
    'FOUND',
    'FOUND',
    'SEVERAL',
    'NONE',
    'FOUND',
    'DIFFERENT',
  ]);
  expect(matchPasted.lines.map(({ chosenId }) => chosenId)).toEqual([sure.id, phoned.id, null, null, pending.id, null]);
  expect(matchPasted.lines[4]?.candidates[0]).toMatchObject({
    canTake: false,
    reasons: [{ code: 'PENDING_SELF_CONFIRMATION' }],
  });
  expect(JSON.stringify(matchPasted)).not.toContain(phoned.phone);
  expect(await ask(neighbour, match, { openingId, text })).toEqual({ matchPasted: null });

  const ids = [sure.id, pending.id, phoned.id, twins[0]?.id];
  const { signUpMany } = await ask<{ signUpMany: object }>(coordinator, many, { openingId, ids });
  expect(signUpMany).toEqual({
    made: 2,
    refused: [
      { volunteerId: pending.id, reasons: [{ code: 'PENDING_SELF_CONFIRMATION' }] },
      { volunteerId: twins[0]?.id, reasons: [{ code: 'OPENING_FULL' }] },
    ],
  });
});

it('a name that ends like an answer finds who bears it, and whoever answered 来 is found without it', async () => {
  const { world, team, places, coordinator, ask } = scene;
  const member = async (name: string) => {
    const person = await makeVolunteer(world, { unitId: places.village.id, name });
    await makeMembership(world, { volunteerId: person.id, teamId: team.id });
    return person;
  };
  const [whole, short, two, plain] = [
    await member('周春来'),
    await member('周春'),
    await member('王来'),
    await member('演示·吴兰'),
  ];
  const { openingId } = await makeActivity(world, {
    unitId: team.id,
    serviceTypeId: scene.type.id,
    villageCode: places.villageCode,
  });
  const text = `周春来\n周春 来\n周春来 ${short.phone}\n王来\n王来报名\n演示·吴兰来\n演示·吴兰可以来`;
  const { matchPasted } = await ask<{ matchPasted: { lines: Line[] } }>(coordinator, match, { openingId, text });
  expect(matchPasted.lines.map(({ name, chosenId }) => [name, chosenId])).toEqual([
    ['周春来', whole.id],
    ['周春', short.id],
    ['周春', short.id],
    ['王来', two.id],
    ['王来', two.id],
    ['演示·吴兰', plain.id],
    ['演示·吴兰', plain.id],
  ]);
});

it('a registration merged into hers, or erased, is no namesake: whoever is the only one left is found', async () => {
  const { world, team, places, coordinator, ask } = scene;
  const make = async (more = {}) => {
    const person = await makeVolunteer(world, { unitId: places.village.id, name: '演示·郑合', ...more });
    await makeMembership(world, { volunteerId: person.id, teamId: team.id });
    return person;
  };
  const kept = await make();
  const absorbed = await make();
  await world.services.read.rows(
    sql`update volunteer set state = 'MERGED', merged_into = ${kept.id} where id = ${absorbed.id}`,
  );
  const erased = await make();
  await world.services.read.rows(sql`update volunteer set erased_at = now() where id = ${erased.id}`);
  const { openingId } = await makeActivity(world, {
    unitId: team.id,
    serviceTypeId: scene.type.id,
    villageCode: places.villageCode,
  });
  const text = '演示·郑合';
  const { matchPasted } = await ask<{ matchPasted: { lines: Line[] } }>(coordinator, match, { openingId, text });
  expect(matchPasted.lines).toMatchObject([{ state: 'FOUND', chosenId: kept.id, candidates: { length: 1 } }]);
});

it('a phone kept from her by rule finds nobody and tells no namesakes apart: whoever bears the name is hers to choose', async () => {
  const { world, team, places, coordinator, ask } = scene;
  const person = await makeVolunteer(world, { unitId: places.village.id, name: '演示·钱慧' });
  await makeMembership(world, { volunteerId: person.id, teamId: team.id });
  const { openingId } = await makeActivity(world, {
    unitId: team.id,
    serviceTypeId: scene.type.id,
    villageCode: places.villageCode,
  });
  const { accountId } = coordinator;
  await makeFieldRule(world, { unitId: team.id, subject: 'COORDINATOR', field: 'volunteer.phone', accountId });
  const bound = await actorOf(world, accountId);
  const text = `演示·钱慧 ${person.phone}\n演示·别人 ${person.phone}`;
  const { matchPasted } = await ask<{ matchPasted: { lines: Line[] } }>(bound, match, { openingId, text });
  expect(matchPasted.lines.map(({ state, chosenId }) => [state, chosenId])).toEqual([
    ['SEVERAL', null],
    ['NONE', null],
  ]);
  expect(matchPasted.lines[0]?.candidates[0]?.volunteer).toMatchObject({ id: person.id, phoneMasked: null });
});

it('a line with a character no database knows is a line all the same', async () => {
  const { team, places, coordinator, ask, world } = scene;
  const { openingId } = await makeActivity(world, {
    unitId: team.id,
    serviceTypeId: scene.type.id,
    villageCode: places.villageCode,
  });
  const { matchPasted } = await ask<{ matchPasted: { lines: Line[] } }>(coordinator, match, {
    openingId,
    text: 'a\u0000b',
  });
  expect(matchPasted.lines).toMatchObject([{ line: 1, candidates: [] }]);
});

it('a list too long for one reading says where it stopped, and namesakes beyond those listed are counted', async () => {
  const { world, team, places, coordinator, ask } = scene;
  for (let n = 0; n < 8; n += 1) {
    const person = await makeVolunteer(world, { unitId: places.village.id, name: '演示·孙多' });
    await makeMembership(world, { volunteerId: person.id, teamId: team.id });
  }
  const { openingId } = await makeActivity(world, {
    unitId: team.id,
    serviceTypeId: scene.type.id,
    villageCode: places.villageCode,
  });
  const text = Array.from({ length: 203 }, (_, n) => `${n + 1}. 演示·孙多`).join('\n');
  const asked = `query($openingId: ID!, $text: String!) { matchPasted(openingId: $openingId, text: $text) { unread { from line lines } lines { moreCandidates candidates { canTake } } } }`;
  const { matchPasted } = await ask<{
    matchPasted: { unread: object; lines: { moreCandidates: number; candidates: object[] }[] };
  }>(coordinator, asked, { openingId, text });
  expect(matchPasted.unread).toEqual({ from: text.indexOf('201. '), line: 201, lines: 3 });
  expect(matchPasted.lines).toHaveLength(200);
  expect(matchPasted.lines[0]).toMatchObject({ moreCandidates: 2, candidates: { length: 6 } });
});

it('however many bear one name, nobody of another vanishes or is taken for the only one', async () => {
  const { world, team, places, staff, ask } = scene;
  const make = (name: string, createdAt: string) =>
    makeVolunteer(world, { unitId: places.village.id, name, createdAt, accountId: null });
  await make('演示·周二丫', '2019-01-01T00:00:00Z');
  const common = await make('演示·常见', '2020-01-01T00:00:00Z');
  await world.services.read.rows(sql`insert into volunteer select r.* from volunteer v, generate_series(1, 1000) n,
    jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'number', 'N' || n, 'id_number_index', ${'\\x'}::text || md5(n::text))) r
    where v.id = ${common.id}`);
  await make('演示·周二丫', '2026-01-01T00:00:00Z');
  const late = await make('演示·吴晚', '2026-01-02T00:00:00Z');
  const { openingId } = await makeActivity(world, {
    unitId: team.id,
    serviceTypeId: scene.type.id,
    villageCode: places.villageCode,
  });
  const asked = `query($openingId: ID!, $text: String!) { matchPasted(openingId: $openingId, text: $text) { lines { state chosenId moreCandidates candidates { canTake } } } }`;
  const { matchPasted } = await ask<{ matchPasted: { lines: object[] } }>(staff, asked, {
    openingId,
    text: '演示·常见\n演示·周二丫\n演示·吴晚',
  });
  expect(matchPasted.lines).toMatchObject([
    { state: 'SEVERAL', chosenId: null, moreCandidates: 995, candidates: { length: 6 } },
    { state: 'SEVERAL', chosenId: null, moreCandidates: 0, candidates: { length: 2 } },
    { state: 'FOUND', chosenId: late.id },
  ]);
});
