import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { deliverNext } from '../../../platform/outbox/deliver.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { countStatements } from '../../activity/testing/activity.make.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer } from '../../hours/testing/hours.make.ts';
import { modules } from '../../modules.ts';
import { commitExternalImport, undoExternalImport } from '../../outside/testing/acts.ts';
import { externalSheet, type OutsideDesk, openOutsideDesk } from '../../outside/testing/external.make.ts';
import { service } from '../../outside/testing/external.steps.ts';
import { actorOf, type MadeVolunteer, makeStaffActor } from '../../people/testing/people.make.ts';

const log = pino({ level: 'silent' });
let world: World;
let tree: HoursTree;
let desk: OutsideDesk;
let staff: Actor;
beforeAll(async () => {
  world = await createWorld(modules);
  tree = await makeHoursTree(world);
  desk = await openOutsideDesk(world);
  staff = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
});
afterAll(async () => {
  await desk.close();
  await world.close();
});

const deliver = async (): Promise<void> => {
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  while (await deliverNext(world.services, subscribers, log));
};
async function run<T>(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await world.graph<T>(actor, query, variables);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}
interface Told {
  readonly title: string;
  readonly body: string;
  readonly link: string;
}
const newsOf = async (her: MadeVolunteer): Promise<readonly Told[]> => {
  const query = '{ inbox(first: 50) { edges { node { title body link } } } }';
  const actor = await actorOf(world, her.accountId ?? '', 'volunteer');
  const { inbox } = await run<{ inbox: { edges: { node: Told }[] } }>(actor, query);
  return inbox.edges.map(({ node }) => node);
};
async function imported(
  ...rows: Parameters<typeof externalSheet>[0][number][]
): Promise<{ id: string; version: number }> {
  const started = await desk.upload(staff, await externalSheet(rows), tree.county.id);
  if (isRefusal(started)) throw new Error('not started');
  await desk.work();
  const look = async () =>
    (
      await run<{ externalImport: { id: string; version: number } }>(
        staff,
        'query($id: ID!) { externalImport(id: $id) { id version } }',
        { id: started.id },
      )
    ).externalImport;
  const done = await runUseCase(world.context(staff), commitExternalImport, {
    ...(await look()),
    includeSuspects: true,
  });
  if (isRefusal(done)) throw new Error(JSON.stringify(done.reasons));
  await desk.work();
  return look();
}

it('whoever hours of another platform were imported of hears of it once a file, however many of its rows are hers', async () => {
  const [her, other] = [await makeHoursVolunteer(world, tree), await makeHoursVolunteer(world, tree)];
  await imported(service(her), service(her, { date: '2025-05-02' }), service(other));
  await deliver();
  for (const one of [her, other])
    expect(await newsOf(one)).toEqual([
      {
        title: '导入了您的外平台时长',
        body: '您在“志愿汇”的服务记录已导入，只展示，不计入本平台的时长。请在“我的时长”核对，有误请告诉队长。',
        link: '/hours/external',
      },
    ]);
  await imported(service(her, { date: '2025-05-03' }));
  await deliver();
  expect(await newsOf(her)).toHaveLength(2);
  expect(await newsOf(other)).toHaveLength(1);
});

it('what was taken back before it was told is no news, and telling many costs as many statements as telling one', async () => {
  const her = await makeHoursVolunteer(world, tree);
  const { id, version } = await imported(service(her));
  await runUseCase(world.context(staff), undoExternalImport, { id, version, reason: '演示·传错了' });
  await deliver();
  expect(await newsOf(her)).toEqual([]);
  const costs: number[] = [];
  for (const count of [1, 6]) {
    const people = await Promise.all(Array.from({ length: count }, () => makeHoursVolunteer(world, tree)));
    await imported(...people.map((one) => service(one)));
    costs.push((await countStatements(world, deliver)).statements);
  }
  expect(costs[1]).toBe(costs[0]);
});

it('a training or an award recorded of her she hears of; a correction of it is no news', async () => {
  const her = await makeHoursVolunteer(world, tree);
  const training = { name: '演示·急救', organiser: '演示红会', heldOn: '2025-05-01', minutes: 90, result: 'PASSED' };
  const enter =
    'mutation($input: EnterTrainingInput!) { enterTraining(input: $input) { ... on Done { id } ... on Refused { reasons { code field } } } }';
  const { enterTraining } = await run<{ enterTraining: { id: string } }>(staff, enter, {
    input: { ...training, volunteerId: her.id },
  });
  await deliver();
  expect(await newsOf(her)).toMatchObject([{ title: '登记了您的培训', link: '/me/merits' }]);
  await run(
    staff,
    'mutation($input: CorrectTrainingInput!) { correctTraining(input: $input) { ... on Done { id } } }',
    { input: { ...training, id: enterTraining.id, minutes: 60, reason: '演示·时长写错' } },
  );
  await run(
    staff,
    'mutation($input: EnterAwardInput!) { enterAward(input: $input) { ... on Done { id } ... on Refused { reasons { code field } } } }',
    {
      input: {
        volunteerId: her.id,
        name: '演示·先进个人',
        level: 'COUNTY',
        issuer: '演示县妇联',
        awardedOn: '2025-05-02',
      },
    },
  );
  await deliver();
  const news = await newsOf(her);
  expect(news.map(({ title }) => title)).toEqual(['祝贺您获得表彰', '登记了您的培训']);
  expect(news[0]?.body).toContain('“演示·先进个人”已登记');
});
