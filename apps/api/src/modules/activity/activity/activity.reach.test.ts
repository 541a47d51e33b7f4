import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { makeTeam } from '../../organization/testing/organization.make.ts';
import { makeVolunteer, makeVolunteerActor } from '../../people/testing/people.make.ts';
import { countStatements, makeActivity, makeSignUp } from '../testing/activity.make.ts';
import { createScene, refusalOf, refused, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

const PUBLISH = `mutation($id: ID!, $version: Int!) { publishActivity(id: $id, version: $version) { __typename ... on ActivitySaved { activity { id state version publishedAt } } ${refused} } }`;

describe('reach', () => {
  const LIST =
    '{ activities(first: 50) { edges { node { id title unit { name } typeName placeName project { name } places taken } } totalCount } }';
  const ROSTER =
    'query($id: ID!) { activity(id: $id) { roster(first: 50) { edges { node { volunteer { name phoneMasked } canDecide { allowed } canProxyIn { allowed reasons { code } } } } totalCount } } board(activityId: $id) { signedUp lines { edges { node { id } } } } checkInCode(activityId: $id) { digits } }';

  it('shows the county its subtree; the neighbouring county and another team nothing', async () => {
    const activity = await makeActivity(scene.world, {
      unitId: scene.team.id,
      serviceTypeId: scene.type.id,
      villageCode: scene.places.villageCode,
      title: '演示·只给自己看',
    });
    const volunteer = await makeVolunteer(scene.world, {
      unitId: scene.places.neighbourVillage.id,
      name: '演示·外来人',
    });
    await makeSignUp(scene.world, {
      openingId: activity.openingId,
      volunteerId: volunteer.id,
      accountId: volunteer.accountId ?? '',
    });
    const seen = async (actor: Scene['staff'] | null) =>
      (await scene.ask<{ activities: { edges: { node: { id: string } }[]; totalCount: number } }>(actor, LIST))
        .activities;
    const roster = (actor: Scene['staff'] | null) =>
      scene.ask<Record<string, never>>(actor, ROSTER, { id: activity.id });
    for (const actor of [scene.staff, scene.coordinator]) {
      expect((await seen(actor)).edges.map(({ node }) => node.id)).toContain(activity.id);
      expect(await roster(actor)).toMatchObject({
        activity: { roster: { totalCount: 1, edges: [{ node: { volunteer: { name: '演示·外来人' } } }] } },
        board: { signedUp: 1 },
      });
    }
    for (const actor of [scene.neighbour, scene.otherCoordinator, null]) {
      const list = await seen(actor);
      expect(list.edges.map(({ node }) => node.id)).not.toContain(activity.id);
      expect(await roster(actor)).toEqual({ activity: null, board: null, checkInCode: null });
    }
    expect((await seen(scene.neighbour)).totalCount).toBe(0);
  });

  it('refuses changes from outside as not found, from inside without the right by its name', async () => {
    const activity = await makeActivity(scene.world, {
      unitId: scene.team.id,
      serviceTypeId: scene.type.id,
      villageCode: scene.places.villageCode,
      state: 'DRAFT',
    });
    for (const actor of [scene.neighbour, scene.otherCoordinator]) {
      expect(
        refusalOf(
          (await scene.ask<{ publishActivity: object }>(actor, PUBLISH, { id: activity.id, version: 1 }))
            .publishActivity,
        ),
      ).toEqual(['NOT_FOUND']);
    }
    const reader = scene.world.actorWith([{ place: scene.places.county, actions: ['activity.read'] }]);
    expect(
      refusalOf(
        (await scene.ask<{ publishActivity: object }>(reader, PUBLISH, { id: activity.id, version: 1 }))
          .publishActivity,
      ),
    ).toEqual(['NOT_ALLOWED']);
    const { actor } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    expect(
      refusalOf(
        (await scene.ask<{ publishActivity: object }>(actor, PUBLISH, { id: activity.id, version: 1 })).publishActivity,
      ),
    ).toEqual(['NOT_FOUND']);
  });

  it('reads a page of activities with their relations in one statement for each stretch of its order, whatever its size', async () => {
    const { statements } = await countStatements(scene.world, () =>
      scene.ask(scene.staff, LIST.replace(' totalCount', '')),
    );
    expect(statements).toBe(3);
  });

  it('filters within reach only, by Chinese, pinyin and initials', async () => {
    await makeActivity(scene.world, {
      unitId: scene.team.id,
      serviceTypeId: scene.type.id,
      villageCode: scene.places.villageCode,
      title: '剪纸传习',
    });
    const find = async (actor: Scene['staff'], keyword: string) =>
      (
        await scene.ask<{ activities: { edges: { node: { title: string } }[] } }>(
          actor,
          'query($f: ActivityFilter) { activities(filter: $f) { edges { node { title } } } }',
          { f: { keyword } },
        )
      ).activities.edges.map(({ node }) => node.title);
    for (const keyword of ['剪纸', '传习', 'jianzhi', 'jzcx'])
      expect(await find(scene.staff, keyword)).toEqual(['剪纸传习']);
    expect(await find(scene.neighbour, '剪纸')).toEqual([]);
    expect(await find(scene.staff, '%')).toEqual([]);
    expect(await find(scene.staff, '\u0000')).toEqual([]);
  });

  it('of a sealed service a list tells only that it is one, however it was found; its own page tells those who may', async () => {
    const sealed = await makeActivity(scene.world, {
      unitId: scene.team.id,
      serviceTypeId: scene.type.id,
      villageCode: scene.places.villageCode,
      privacyClass: 'P4',
      title: '李家的调解',
    });
    const LINE = 'id title typeName place placeName sealed project { name }';
    const line = {
      id: sealed.id,
      title: '专业服务',
      typeName: '专业服务',
      place: '',
      placeName: '',
      sealed: true,
      project: null,
    };
    const listed = async (actor: Scene['staff'] | null, filter: object) =>
      (
        await scene.ask<{ activities: { edges: { node: object }[] } }>(
          actor,
          `query($f: ActivityFilter) { activities(filter: $f, first: 50) { edges { node { ${LINE} } } } }`,
          { f: filter },
        )
      ).activities.edges.map(({ node }) => node);
    const one = (actor: Scene['staff'] | null) =>
      scene.ask(actor, `query($id: ID!) { activityLine(id: $id) { ${LINE} } activity(id: $id) { title } }`, {
        id: sealed.id,
      });
    expect(await listed(scene.coordinator, { keyword: '李家的' })).toEqual([line]);
    expect(await listed(scene.coordinator, { keyword: '专业服务' })).toContainEqual(line);
    expect(await one(scene.coordinator)).toEqual({ activityLine: line, activity: { title: '李家的调解' } });
    expect(await listed(scene.neighbour, { keyword: '李家的' })).toEqual([]);
    expect(await one(scene.neighbour)).toEqual({ activityLine: null, activity: null });
  });

  it('puts what has no time yet first, then what comes next, then what is over, the latest first, page by page', async () => {
    const unit = await makeTeam(scene.world, { unit: scene.places.village });
    const at = (title: string, startsInHours: number) =>
      makeActivity(scene.world, {
        unitId: unit.id,
        serviceTypeId: scene.type.id,
        villageCode: scene.places.villageCode,
        title,
        startsInHours,
      });
    for (const [title, hours] of [
      ['下周', 170],
      ['上周', -170],
      ['明天', 30],
      ['昨天', -30],
    ] as const)
      await at(title, hours);
    const draft = await at('草稿', 50);
    await scene.world.services.read.rows(
      sql`update activity set state = 'DRAFT', published_at = null, starts_at = null, ends_at = null where id = ${draft.id}`,
    );
    const titles: string[] = [];
    let after: string | null = null;
    do {
      const page: { activities: { edges: { cursor: string; node: { title: string } }[] } } = await scene.ask(
        scene.staff,
        'query($f: ActivityFilter, $after: String) { activities(filter: $f, first: 2, after: $after) { edges { cursor node { title } } } }',
        { f: { unitId: unit.id }, after },
      );
      titles.push(...page.activities.edges.map(({ node }) => node.title));
      after = page.activities.edges.at(-1)?.cursor ?? null;
    } while (after);
    expect(titles).toEqual(['草稿', '明天', '下周', '昨天', '上周']);
  });

  it.each(['9.WzFd', '0.', 'WzFd', '1.WzFd', '0.bm90IGpzb24', `2.${'x'.repeat(600)}`])(
    'a forged cursor is refused as one: %s',
    async (after) => {
      const { errors } = await scene.world.graph(
        scene.staff,
        'query($after: String) { activities(first: 2, after: $after) { edges { cursor } } }',
        { after },
      );
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['INVALID_CURSOR']);
    },
  );

  it('a page that ends where a stretch ends says that more follows, and counts all stretches', async () => {
    const unit = await makeTeam(scene.world, { unit: scene.places.village });
    for (const startsInHours of [30, 60, -30])
      await makeActivity(scene.world, {
        unitId: unit.id,
        serviceTypeId: scene.type.id,
        villageCode: scene.places.villageCode,
        startsInHours,
      });
    const page = async (first: number) =>
      (
        await scene.ask<{ activities: { totalCount: number; pageInfo: { hasNextPage: boolean } } }>(
          scene.staff,
          'query($f: ActivityFilter, $first: Int) { activities(filter: $f, first: $first) { totalCount pageInfo { hasNextPage } } }',
          { f: { unitId: unit.id }, first },
        )
      ).activities;
    expect(await page(2)).toEqual({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(await page(3)).toEqual({ totalCount: 3, pageInfo: { hasNextPage: false } });
  });
});
