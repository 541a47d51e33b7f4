import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { countStatements, makeActivity, makeSignUp } from '../testing/activity.make.ts';
import { createScene, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
  scene.world.setNow('2026-11-23T00:00:00Z');
});
afterAll(() => scene.world.close());

const FIND = `query($filter: FindActivitiesFilter, $first: Int, $after: String) { findActivities(filter: $filter, first: $first, after: $after) {
  edges { node { id title place placeName unitName typeName sealed startsAt placesLeft nearness content requirements
    openings { id postName requiredQualification placesLeft mayTake { allowed reasons { code } } mySignUp { id state postName canCancel { allowed } } } } }
  pageInfo { hasNextPage endCursor } } }`;
interface Card {
  id: string;
  title: string;
  place: string;
  placeName: string;
  typeName: string;
  sealed: boolean;
  nearness: number;
  content: string;
  requirements: string;
  placesLeft: number;
  openings: {
    id: string;
    postName: string;
    requiredQualification: string | null;
    mayTake: { allowed: boolean; reasons: { code: string }[] };
    mySignUp: { id: string; state: string; postName: string } | null;
  }[];
}
interface Found {
  edges: { node: Card }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
const find = async (actor: Actor | null, filter: object = {}, page: object = {}): Promise<Found> =>
  (await scene.ask<{ findActivities: Found }>(actor, FIND, { filter, ...page })).findActivities;
const make = (more: object = {}) =>
  makeActivity(scene.world, {
    unitId: scene.team.id,
    serviceTypeId: scene.type.id,
    villageCode: scene.places.villageCode,
    ...more,
  });
const titles = (found: Found): string[] => found.edges.map(({ node }) => node.title);

describe('finding activities', () => {
  it('gives them nearest first, each ring by its start, and pages through all rings without loss or repetition', async () => {
    const type = await makeServiceType(scene.world);
    const at = (villageCode: string, title: string, startsInHours: number) =>
      make({ serviceTypeId: type.id, villageCode, title, startsInHours });
    await at('370303001001', '本村晚', 50);
    await at('370303001001', '本村早', 30);
    await at('370303001002', '本镇', 20);
    await at('370303002001', '本县', 10);
    await at('370302100201', '本市', 5);
    await at('370102001001', '外市', 2);
    const { actor } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    const expected = ['本村早', '本村晚', '本镇', '本县', '本市', '外市'];
    const filter = { serviceTypeId: type.id };
    const all = await find(actor, filter);
    expect(titles(all)).toEqual(expected);
    expect(all.edges.map(({ node }) => node.nearness)).toEqual([0, 0, 1, 2, 3, 4]);
    for (const first of [1, 2, 4]) {
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page: Found = await find(actor, filter, { first, after });
        seen.push(...titles(page));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(seen).toEqual(expected);
    }
    // Nobody signed in: by start alone.
    expect(titles(await find(null, filter))).toEqual(['外市', '本市', '本县', '本镇', '本村早', '本村晚']);
    expect(titles(await find(null, { ...filter, villageCode: '370303' }))).toEqual([
      '本县',
      '本镇',
      '本村早',
      '本村晚',
      '本市',
      '外市',
    ]);
  });

  it('shows neither drafts nor what has ended', async () => {
    const type = await makeServiceType(scene.world);
    await make({ serviceTypeId: type.id, state: 'DRAFT', title: '草稿' });
    await make({ serviceTypeId: type.id, title: '已过', startsInHours: -5, hours: 2 });
    await make({ serviceTypeId: type.id, title: '正在', startsInHours: -1, hours: 2 });
    expect(titles(await find(null, { serviceTypeId: type.id }))).toEqual(['正在']);
  });

  it('finds by two Chinese characters, pinyin and initials; by type with what is beneath it; by date', async () => {
    const above = await makeServiceType(scene.world);
    const below = await makeServiceType(scene.world, { parentId: above.id });
    await make({ serviceTypeId: below.id, title: '义剪进社区', startsInHours: 24 });
    await make({ serviceTypeId: below.id, title: '家教讲座', startsInHours: 24 * 10 });
    for (const keyword of ['义剪', '社区', 'yijian', 'yjjsq'])
      expect(titles(await find(null, { keyword }))).toEqual(['义剪进社区']);
    expect(titles(await find(null, { serviceTypeId: above.id }))).toEqual(['义剪进社区', '家教讲座']);
    expect(titles(await find(null, { serviceTypeId: above.id, from: '2026-12-01' }))).toEqual(['家教讲座']);
    expect(titles(await find(null, { serviceTypeId: above.id, to: '2026-11-24' }))).toEqual(['义剪进社区']);
    for (const filter of [{ keyword: '100%\u0000' }, { serviceTypeId: 'x' }])
      expect(titles(await find(null, filter))).toEqual([]);
    for (const villageCode of ["1' or true", '37'.repeat(500), '９９'])
      expect((await find(null, { villageCode, keyword: '义剪' })).edges).toHaveLength(1);
  });

  it('refuses a forged cursor as one', async () => {
    const forged = Buffer.from(JSON.stringify([0, "2026-01-01' or true", 'x'])).toString('base64url');
    const result = await scene.world.graph(null, FIND, { after: forged });
    expect(result.errors?.[0]?.extensions['code']).toBe('INVALID_CURSOR');
  });

  it('tells for each opening every reason for or against her, and her own sign-up', async () => {
    const type = await makeServiceType(scene.world, { requiredQualification: 'LAWYER' });
    const activity = await make({
      serviceTypeId: type.id,
      maximum: 1,
      requiredQualification: 'LAWYER',
      startsInHours: -1,
      hours: 3,
    });
    const mine = await make({ serviceTypeId: type.id, startsInHours: 100 });
    const { actor, volunteer } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    const other = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    await makeSignUp(scene.world, {
      openingId: activity.openingId,
      volunteerId: other.volunteer.id,
      accountId: other.actor.accountId,
    });
    const signUpId = await makeSignUp(scene.world, {
      openingId: mine.openingId,
      volunteerId: volunteer.id,
      accountId: actor.accountId,
    });
    const [first, second] = (await find(actor, { serviceTypeId: type.id })).edges.map(({ node }) => node.openings[0]);
    expect(first?.mayTake.reasons.map((reason) => reason.code)).toEqual([
      'SHIFT_STARTED',
      'OPENING_FULL',
      'QUALIFICATION_MISSING',
    ]);
    expect(second).toMatchObject({
      mayTake: { allowed: false, reasons: [{ code: 'ALREADY_SIGNED_UP' }] },
      mySignUp: { id: signUpId, state: 'SIGNED_UP', canCancel: { allowed: true } },
    });
    const [anonymous] = (await find(null, { serviceTypeId: type.id })).edges;
    expect(anonymous?.node.openings[0]).toMatchObject({
      mayTake: { allowed: false, reasons: [{ code: 'NOT_SIGNED_IN' }] },
      mySignUp: null,
    });
  });

  it('needs one statement for the cards and one for her own facts, whatever the page size', async () => {
    const type = await makeServiceType(scene.world);
    for (let i = 0; i < 12; i += 1) await make({ serviceTypeId: type.id, startsInHours: 24 + i });
    const { actor } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    for (const first of [1, 10, 50]) {
      const { statements } = await countStatements(scene.world, () =>
        find(actor, { serviceTypeId: type.id }, { first }),
      );
      expect(statements).toBe(2);
    }
    expect((await countStatements(scene.world, () => find(null))).statements).toBe(1);
  });
});

describe('whom to call', () => {
  const CONTACT = 'query($id: ID!) { activityCard(id: $id) { personInCharge contactPhone } }';
  const LISTS =
    '{ findActivities(first: 50) { edges { node { id contactPhone } } } mySignUps(tense: UPCOMING) { edges { node { activity { contactPhone } } } } }';
  const contact = async (actor: Actor | null, id: string) =>
    (await scene.ask<{ activityCard: { contactPhone: string | null } }>(actor, CONTACT, { id })).activityCard
      .contactPhone;
  it('is told on the page to who is signed in, to nobody else and in no list', async () => {
    const activity = await make();
    const { actor } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    expect(await contact(actor, activity.id)).toBe('13900000000');
    expect(await contact(null, activity.id)).toBeNull();
    expect(JSON.stringify(await scene.ask(actor, LISTS))).not.toContain('13900000000');
  });
  it('of a sealed service only to who is signed up there', async () => {
    const type = await makeServiceType(scene.world, { privacyClass: 'P4' });
    const activity = await make({ serviceTypeId: type.id, privacyClass: 'P4' });
    const expected = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    const other = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    const { openingId } = activity;
    const { volunteer, actor } = expected;
    await makeSignUp(scene.world, { openingId, volunteerId: volunteer.id, accountId: actor.accountId });
    expect(await contact(actor, activity.id)).toBe('13900000000');
    for (const reader of [other.actor, scene.staff, null]) expect(await contact(reader, activity.id)).toBeNull();
  });
});

describe('a sealed service', () => {
  const CARD = `query($id: ID!) { activityCard(id: $id) { title typeName place placeName content openings { postName } } }`;
  const MINE = `query($id: ID!) { mySignUps(tense: UPCOMING) { edges { node { id postName activity { title typeName place placeName } } } } mySignUp(id: $id) { postName activity { title typeName place placeName content } } }`;

  it('shows neither type, place nor village to those who look for one', async () => {
    const type = await makeServiceType(scene.world, { name: '心理咨询', privacyClass: 'P4' });
    const activity = await make({
      serviceTypeId: type.id,
      privacyClass: 'P4',
      title: '心理咨询专场',
      requiredQualification: null,
    });
    const { actor } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    for (const reader of [null, actor]) {
      const card = (await find(reader, { keyword: '专业服务' })).edges
        .map(({ node }) => node)
        .find(({ id }) => id === activity.id);
      expect(card).toMatchObject({
        title: '专业服务',
        typeName: '专业服务',
        place: '',
        placeName: '张店区车站街道',
        sealed: true,
        content: '',
        openings: [{ postName: '专业服务' }],
      });
      expect(JSON.stringify(card)).not.toMatch(/心理|演示广场|铁苑|演示岗位/);
      expect((await scene.ask<{ activityCard: object }>(reader, CARD, { id: activity.id })).activityCard).toMatchObject(
        { title: '专业服务', place: '', content: '' },
      );
    }
    expect(
      (await find(actor, { keyword: '专业服务' })).edges.find(({ node }) => node.id === activity.id)?.node.nearness,
    ).toBe(1);
    // Being found would tell it too.
    expect((await find(actor, { serviceTypeId: type.id })).edges).toEqual([]);
    expect((await find(actor, { keyword: '心理' })).edges).toEqual([]);
  });

  it('reads 专业服务 without place in her own list, and tells where to go only in its detail', async () => {
    const type = await makeServiceType(scene.world, { name: '邻里调解', privacyClass: 'P4' });
    const activity = await make({ serviceTypeId: type.id, privacyClass: 'P4', title: '邻里调解日' });
    const { actor, volunteer } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    const id = await makeSignUp(scene.world, {
      openingId: activity.openingId,
      volunteerId: volunteer.id,
      accountId: actor.accountId,
    });
    const answer = await scene.ask<{ mySignUps: { edges: { node: object }[] }; mySignUp: object }>(actor, MINE, { id });
    expect(answer.mySignUps.edges[0]?.node).toEqual({
      id,
      postName: '专业服务',
      activity: { title: '专业服务', typeName: '专业服务', place: '', placeName: '' },
    });
    expect(answer.mySignUp).toMatchObject({
      postName: '演示岗位',
      activity: { title: '专业服务', typeName: '专业服务', place: '演示广场', content: '演示内容' },
    });
  });

  it('is never somebody else’s to read', async () => {
    const activity = await make();
    const owner = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    const other = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    const id = await makeSignUp(scene.world, {
      openingId: activity.openingId,
      volunteerId: owner.volunteer.id,
      accountId: owner.actor.accountId,
    });
    for (const actor of [other.actor, scene.staff, null]) {
      expect(await scene.ask(actor, MINE, { id })).toEqual({ mySignUps: { edges: [] }, mySignUp: null });
    }
  });
});
