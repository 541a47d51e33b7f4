import type { Action } from '@jinguo/schema';
import { type ExecutionResult, parse, subscribe } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { createLiveHub, type LiveHub } from '../../../platform/live/live-hub.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import {
  actorOf,
  makeAccount,
  makeGrant,
  makeStaffActor,
  makeVolunteer,
  makeVolunteerActor,
} from '../../people/testing/people.make.ts';
import { signUp } from '../taking/sign-up-self.ts';
import { countStatements, makeActivity, makeSignUp } from '../testing/activity.make.ts';
import { createScene, type Scene } from '../testing/scene.ts';

let scene: Scene;
let otherHub: LiveHub;
const open: AsyncIterator<unknown>[] = [];
beforeAll(async () => {
  scene = await createScene();
  otherHub = await createLiveHub(scene.world.appUrl);
});
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.return?.();
});
afterAll(async () => {
  await otherHub.stop();
  await scene.world.close();
});

const BOARD =
  'subscription($id: ID!) { board(activityId: $id) { title signedUp arrived requested lines(first: 10) { edges { node { state volunteer { name phoneMasked hidden } } } totalCount } } }';
type Boards = AsyncIterator<ExecutionResult<{ board: { signedUp: number; lines: { totalCount: number } } }>>;

/** A stream in another API process: the same database, a live hub of its own. */
async function watch(actor: Actor | null, id: string, document = BOARD): Promise<Boards> {
  const context: AppContext = { ...scene.world.context(actor), services: { ...scene.world.services, live: otherHub } };
  const stream = (await subscribe({
    schema: scene.world.schema,
    document: parse(document),
    contextValue: context,
    variableValues: { id },
  })) as unknown as Boards;
  open.push(stream);
  return stream;
}
const make = (more: object = {}) =>
  makeActivity(scene.world, {
    unitId: scene.team.id,
    serviceTypeId: scene.type.id,
    villageCode: scene.places.villageCode,
    ...more,
  });

describe('the live board', () => {
  it('stops showing a phone to whoever watches, in another process too, the moment a rule hides it', async () => {
    const activity = await make();
    const her = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    await runUseCase(scene.world.context(her.actor), signUp, { openingId: activity.openingId });
    const { actor } = await makeStaffActor(scene.world, { unitId: scene.team.id, role: 'COORDINATOR' });
    const stream = await watch(actor, activity.id);
    const line = async () => JSON.stringify((await stream.next()).value.data);
    expect(await line()).toContain('****');
    const { actor: security } = await makeStaffActor(scene.world, {
      unitId: scene.places.county.id,
      role: 'SECURITY_ADMIN',
    });
    const { hideField } = await scene.ask<{ hideField: { id: string } }>(
      security,
      `mutation($id: ID!) { hideField(unitId: $id, subject: COORDINATOR, field: "roster.phone", reason: "现场大屏") { ... on Done { id } } }`,
      { id: scene.team.id },
    );
    expect(await line()).toContain('"phoneMasked":null,"hidden":["roster.phone"]');
    const lift = `mutation($id: ID!) { showField(id: $id, reason: "收场") { ... on Done { id } } }`;
    expect(await scene.ask(security, lift, { id: hideField.id })).toEqual({ showField: { id: hideField.id } });
    expect(await line()).toContain('****');
  });
  it('shows a sign-up made in one process on a board watched in another', async () => {
    const activity = await make();
    const stream = await watch(scene.coordinator, activity.id);
    expect((await stream.next()).value.data).toMatchObject({ board: { signedUp: 0, lines: { totalCount: 0 } } });
    const { actor } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id, name: '演示·王' });
    await runUseCase(scene.world.context(actor), signUp, { openingId: activity.openingId });
    expect((await stream.next()).value.data).toMatchObject({
      board: { signedUp: 1, lines: { edges: [{ node: { state: 'SIGNED_UP', volunteer: { name: '演示·王' } } }] } },
    });
  });

  it('is never sent to somebody out of reach or not signed in', async () => {
    const activity = await make();
    for (const actor of [scene.neighbour, scene.otherCoordinator, null]) {
      expect(await (await watch(actor, activity.id)).next()).toEqual({ done: true, value: undefined });
    }
  });

  it('ends when the session ends, before anything more is shown', async () => {
    const activity = await make();
    const stream = await watch(scene.staff, activity.id);
    await stream.next();
    const waiting = stream.next();
    await scene.world.services.read.rows(
      sql`update session set revoked_at = now() where id = ${scene.staff.sessionId}`,
    );
    scene.world.services.live.publish(`activity:${activity.id}`);
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('counts the requested, the arrived and who forgot to check out', async () => {
    scene.world.setNow('2026-11-23T00:00:00Z');
    const activity = await make({ startsInHours: 1 });
    for (const state of ['REQUESTED', 'SIGNED_UP', 'ARRIVED', 'ARRIVED', 'COMPLETED'] as const) {
      const volunteer = await makeVolunteer(scene.world, { unitId: scene.places.village.id });
      await makeSignUp(scene.world, {
        openingId: activity.openingId,
        volunteerId: volunteer.id,
        accountId: volunteer.accountId ?? '',
        state,
      });
    }
    const read = async () =>
      (
        await scene.ask<{ board: object }>(
          scene.coordinator,
          'query($id: ID!) { board(activityId: $id) { signedUp arrived completed requested forgotten } }',
          { id: activity.id },
        )
      ).board;
    expect(await read()).toEqual({ signedUp: 4, arrived: 2, completed: 1, requested: 1, forgotten: 0 });
    scene.world.setNow('2026-11-23T03:00:01Z');
    expect(await read()).toEqual({ signedUp: 4, arrived: 2, completed: 1, requested: 1, forgotten: 2 });
  });
});

describe('a sealed service', () => {
  it('names neither itself nor its posts beside the people on the board and the roster (words.md)', async () => {
    const activity = await make({ privacyClass: 'P4', title: '演示·家暴受害人陪同' });
    await scene.world.services.read.rows(sql`update post set name = '心理陪同员' where activity_id = ${activity.id}`);
    const volunteer = await makeVolunteer(scene.world, { unitId: scene.places.village.id });
    const who = { volunteerId: volunteer.id, accountId: volunteer.accountId ?? '' };
    await makeSignUp(scene.world, { openingId: activity.openingId, ...who });
    const seen = await scene.ask<object>(
      scene.coordinator,
      `query($id: ID!) { board(activityId: $id) { title lines(first: 5) { edges { node { postName } } } }
        activity(id: $id) { roster(first: 5) { edges { node { postName } } } } }`,
      { id: activity.id },
    );
    const lines = { edges: [{ node: { postName: '专业服务' } }] };
    expect(seen).toEqual({ board: { title: '专业服务', lines }, activity: { roster: lines } });
  });
});

describe('news of the roster', () => {
  const NEWS = 'subscription($id: ID!) { rosterChanged(activityId: $id) { activityId } }';
  const holding = async (action: Action, place = scene.places.county): Promise<Actor> => {
    const account = await makeAccount(scene.world);
    await makeGrant(scene.world, { accountId: account.id, unitId: place.id, action });
    return actorOf(scene.world, account.id);
  };

  it('comes to whoever may read it, whether she marks attendance there or not, and says nothing of anybody', async () => {
    const activity = await make();
    const actor = await holding('roster.read');
    expect(await (await watch(actor, activity.id)).next()).toEqual({ done: true, value: undefined });
    const stream = await watch(actor, activity.id, NEWS);
    const news = { data: { rosterChanged: { activityId: activity.id } } };
    expect((await stream.next()).value).toEqual(news);
    const { actor: her } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    await runUseCase(scene.world.context(her), signUp, { openingId: activity.openingId });
    expect((await stream.next()).value).toEqual(news);
  });

  it('ends with the session, and never begins out of reach, without the right or signed out', async () => {
    const activity = await make();
    const elsewhere = await holding('roster.read', scene.places.neighbourCounty);
    const other = await holding('volunteer.read');
    const over = { done: true, value: undefined };
    for (const actor of [elsewhere, other, null])
      expect(await (await watch(actor, activity.id, NEWS)).next()).toEqual(over);
    const actor = await holding('roster.read');
    const stream = await watch(actor, activity.id, NEWS);
    await stream.next();
    const waiting = stream.next();
    await scene.world.services.read.rows(sql`update session set revoked_at = now() where id = ${actor.sessionId}`);
    scene.world.services.live.publish(`activity:${activity.id}`);
    expect(await waiting).toEqual(over);
  });
});

describe('the roster', () => {
  const ROSTER =
    'query($id: ID!, $f: RosterFilter, $first: Int, $after: String) { activity(id: $id) { roster(filter: $f, first: $first, after: $after) { edges { node { state postName volunteer { name phoneMasked } canProxyIn { allowed } } } pageInfo { hasNextPage endCursor } } } }';
  type Roster = {
    activity: {
      roster: {
        edges: { node: { volunteer: { name: string } } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
  };

  it('pages by keyset, filters by state and by name in Chinese or pinyin, in two statements', async () => {
    const activity = await make({ maximum: 100 });
    for (let i = 0; i < 25; i += 1) {
      const volunteer = await makeVolunteer(scene.world, {
        unitId: scene.places.village.id,
        name: i === 7 ? '欧阳春兰' : '演示·志愿者',
      });
      await makeSignUp(scene.world, {
        openingId: activity.openingId,
        volunteerId: volunteer.id,
        accountId: volunteer.accountId ?? '',
        state: i < 5 ? 'ARRIVED' : 'SIGNED_UP',
      });
    }
    const read = async (variables: object) =>
      (await scene.ask<Roster>(scene.coordinator, ROSTER, { id: activity.id, ...variables })).activity.roster;
    let seen = 0;
    let after: string | null = null;
    for (;;) {
      const page: Roster['activity']['roster'] = await read({ first: 10, after });
      seen += page.edges.length;
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toBe(25);
    expect((await read({ f: { states: ['ARRIVED'] }, first: 50 })).edges).toHaveLength(5);
    for (const keyword of ['春兰', 'ouyang', 'oycl'])
      expect((await read({ f: { keyword }, first: 50 })).edges.map(({ node }) => node.volunteer.name)).toEqual([
        '欧阳春兰',
      ]);
    expect((await read({ f: { openingId: 'x' }, first: 50 })).edges).toEqual([]);
    expect((await countStatements(scene.world, () => read({ first: 50 }))).statements).toBe(2);
  });
});
