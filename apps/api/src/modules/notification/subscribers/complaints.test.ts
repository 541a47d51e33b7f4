import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { deliverNext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { type HoursTree, makeHoursTree } from '../../hours/testing/hours.make.ts';
import { modules } from '../../modules.ts';
import { actorOf, makeStaffActor, makeVolunteerActor } from '../../people/testing/people.make.ts';

const log = pino({ level: 'silent' });
let world: World;
let tree: HoursTree;
let county: Actor;
let named: Actor;
let coordinator: Actor;
let her: Actor;
beforeAll(async () => {
  world = await createWorld(modules);
  world.setNow('2026-11-30T01:00:00Z');
  tree = await makeHoursTree(world);
  const at = async (unitId: string, name: string, role: 'STAFF' | 'COORDINATOR' = 'STAFF') =>
    (await makeStaffActor(world, { unitId, name, role })).actor;
  county = await at(tree.county.id, '演示·县里人');
  named = await at(tree.county.id, '演示·被提到的人');
  coordinator = await at(tree.team.id, '演示·队长', 'COORDINATOR');
  await world.services.read.rows(sql`update access_grant set valid_from = '2026-01-01T00:00:00Z'`);
  const volunteer = await makeVolunteerActor(world, { unitId: tree.village.id, name: '演示·投诉人' });
  her = await actorOf(world, volunteer.actor.accountId, 'volunteer');
});
afterAll(() => world.close());

async function run<T>(actor: Actor, query: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await world.graph<T>(actor, query, variables);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  while (await deliverNext(world.services, subscribers, log));
  return data;
}
const newsOf = async (actor: Actor) =>
  (
    await run<{ inbox: { edges: { node: { title: string; body: string; link: string } }[] } }>(
      actor,
      '{ inbox(first: 50) { edges { node { title body link } } } }',
      {},
    )
  ).inbox.edges.map(({ node }) => node);
const open = 'mutation ($input: ComplaintInput!) { openComplaint(input: $input) { ... on Done { id } } }';
const enter = 'mutation ($input: EnterComplaintInput!) { enterComplaint(input: $input) { ... on Done { id } } }';
const accept = 'mutation ($id: ID!) { acceptComplaint(id: $id, version: 1) { __typename } }';
const urge = 'mutation ($id: ID!) { urgeComplaint(id: $id) { __typename } }';
const said = { about: 'SERVICE', facts: ['演示·被提到的人没有到场'], naming: 'PROTECTED' };

it('a complaint is told to those who may handle it, not to whom it names, and each step to her who made it', async () => {
  const input = { ...said, unitId: tree.team.id };
  const { id } = (await run<{ openComplaint: { id: string } }>(her, open, { input })).openComplaint;
  expect(await newsOf(named)).toEqual([]);
  const [first, ...more] = await newsOf(county);
  expect(more).toEqual([]);
  expect(first?.title).toBe('有投诉等您办理');
  expect(first?.body).toMatch(/关于“演示一队”的一件投诉在您这里，请在 .*12月7日 前办理。/);
  expect(first?.link).toBe(`/admin/complaints/${id}`);
  await run(her, urge, { id });
  expect((await newsOf(county)).map(({ title }) => title).toSorted()).toEqual(['投诉人在催办', '有投诉等您办理']);
  await run(county, accept, { id });
  expect(await newsOf(her)).toEqual([
    { title: '投诉有进展', body: '关于“演示一队”的投诉已受理，正在办理。', link: `/complaints/${id}` },
  ]);
});

it('of one that was entered for somebody whoever entered it hears how it goes, to tell her', async () => {
  const input = { ...said, unitId: tree.team.id, complainantName: '演示·大娘' };
  const { id } = (await run<{ enterComplaint: { id: string } }>(coordinator, enter, { input })).enterComplaint;
  await run(county, accept, { id });
  const news = await newsOf(coordinator);
  expect(news.map(({ link }) => link)).toEqual([`/admin/complaints/${id}`]);
  expect(JSON.stringify(news)).not.toContain('大娘');
});
