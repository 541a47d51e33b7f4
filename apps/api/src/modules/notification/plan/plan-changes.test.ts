import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { deliverNext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { activityModule } from '../../activity/index.ts';
import { makeActivity, makeSignUp } from '../../activity/testing/activity.make.ts';
import { hoursModule } from '../../hours/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { peopleModule } from '../../people/index.ts';
import { makeStaffActor, makeVolunteerActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { notificationModule } from '../notification.module.ts';
import { consoleGateway, setSmsGateway } from '../sms/gateway.ts';
import { sendTexts } from '../sms/send-sms.ts';

const modules = [organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule, notificationModule];
const log = pino({ level: 'silent' });
let world: World;
let places: MadePlaces;
let team: MadeTeam;
let coordinator: Actor;
let neighbour: Actor;
let sent: string[] = [];
let broken = false;
beforeAll(async () => {
  world = await createWorld(modules);
  world.setNow('2026-11-23T00:00:00Z');
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village });
  coordinator = (await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR', name: '演示·队长' })).actor;
  neighbour = (await makeStaffActor(world, { unitId: places.neighbourCounty.id, role: 'STAFF' })).actor;
  setSmsGateway({
    send: async ({ text }) => {
      if (broken) throw new Error('gateway');
      sent.push(text);
    },
  });
  await world.services.read.rows(
    sql`insert into privacy_notice (version, title, body) values ('test', '告知书', '') on conflict do nothing`,
  );
});
afterAll(async () => {
  setSmsGateway(consoleGateway);
  await world.close();
});

async function work(): Promise<void> {
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  while (await deliverNext(world.services, subscribers, log));
  while (await sendTexts.step(world.services));
}
async function ask<T>(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const result = await world.graph<T>(actor, query, variables);
  expect(result.errors).toBeUndefined();
  return result.data as T;
}
const NOTICES = `query($id: ID!) { activity(id: $id) { planChanges { edges { node { kind byName tally { told read smsSent smsFailed unreached }
  notices { edges { node { volunteer { name phoneMasked } effect hasAccount toldAt readAt smsState smsAt } } } } } } } }`;
interface Change {
  kind: string;
  byName: string;
  tally: Record<string, number>;
  notices: { edges: { node: Record<string, unknown> }[] };
}
interface Connection {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
const changesOf = async (id: string, actor = coordinator) =>
  (
    await ask<{ activity: { planChanges: { edges: { node: Change }[] } } | null }>(actor, NOTICES, { id })
  ).activity?.planChanges.edges.map((edge) => edge.node) ?? [];
const inboxOf = async (actor: Actor) =>
  (
    await ask<{ inbox: { edges: { node: Record<string, string> }[] } }>(
      actor,
      '{ inbox { edges { node { kind title body link } } } }',
    )
  ).inbox.edges.map((edge) => edge.node);

async function scene(more: object = {}, consents = true) {
  const type = await makeServiceType(world);
  const activity = await makeActivity(world, {
    unitId: team.id,
    serviceTypeId: type.id,
    villageCode: places.villageCode,
    title: '演示·清洁家园',
    ...more,
  });
  const { actor, volunteer } = await makeVolunteerActor(world, { unitId: places.village.id, name: '演示·钱小叶' });
  await makeSignUp(world, { openingId: activity.openingId, volunteerId: volunteer.id, accountId: actor.accountId });
  if (consents)
    await world.services.read.rows(
      sql`insert into consent (id, volunteer_id, purpose, notice_version) values (gen_random_uuid(), ${volunteer.id}, 'SMS_NOTICE', 'test')`,
    );
  sent = [];
  return { activity, actor, volunteer };
}
const cancel = (id: string) =>
  ask(coordinator, 'mutation($id: ID!) { cancelActivity(id: $id, version: 1, reason: "暴雨预警") { __typename } }', {
    id,
  });

describe('a changed plan', () => {
  it('is told to everyone in the app and by text message, and the coordinator sees who was told, how and when', async () => {
    const { activity, actor } = await scene();
    await cancel(activity.id);
    expect((await changesOf(activity.id))[0]?.tally).toEqual({
      told: 0,
      read: 0,
      smsSent: 0,
      smsFailed: 0,
      unreached: 1,
    });
    await work();
    expect(await inboxOf(actor)).toMatchObject([
      {
        kind: 'ACTIVITY_CANCELLED',
        title: '“演示·清洁家园”已取消（原定 11月24日 周二 08:00）',
        link: `/activities/${activity.id}`,
      },
    ]);
    expect((await inboxOf(actor))[0]?.['body']).toContain('原因：暴雨预警');
    expect(sent).toEqual(['【巾帼志愿】“演示·清洁家园”已取消（原定 11月24日 周二 08:00），请登录查看。']);
    const [change] = await changesOf(activity.id);
    expect(change).toMatchObject({
      kind: 'CANCELLED',
      byName: '演示·队长',
      tally: { told: 1, smsSent: 1, unreached: 0 },
      notices: {
        edges: [
          { node: { volunteer: { name: '演示·钱小叶' }, effect: 'CALLED_OFF', hasAccount: true, smsState: 'SENT' } },
        ],
      },
    });
    expect(change?.notices.edges[0]?.node['toldAt']).not.toBeNull();
    expect(await changesOf(activity.id, neighbour)).toEqual([]);
  });

  it('keeps a text message that failed as failed, and one that was never agreed to as none', async () => {
    const failing = await scene();
    broken = true;
    await cancel(failing.activity.id);
    await work();
    broken = false;
    await world.services.read.rows(sql`update sms_delivery set state = 'FAILED' where state = 'QUEUED'`);
    const [change] = await changesOf(failing.activity.id);
    expect(change).toMatchObject({
      tally: { told: 1, smsFailed: 1 },
      notices: { edges: [{ node: { smsState: 'FAILED' } }] },
    });
    const silent = await scene({}, false);
    await cancel(silent.activity.id);
    await work();
    expect((await changesOf(silent.activity.id))[0]?.notices.edges[0]?.node).toMatchObject({ smsState: null });
  });

  it('says of someone without an account that nothing reached her', async () => {
    const { activity, volunteer } = await scene({}, false);
    await world.services.read.rows(sql`update volunteer set account_id = null where id = ${volunteer.id}`);
    await cancel(activity.id);
    await work();
    expect((await changesOf(activity.id))[0]).toMatchObject({
      tally: { told: 0, unreached: 1 },
      notices: { edges: [{ node: { hasAccount: false, toldAt: null } }] },
    });
  });

  it('of a sealed service names the time alone: no title, no type, no place, no reason', async () => {
    const { activity, actor } = await scene({ privacyClass: 'P4' });
    await cancel(activity.id);
    await work();
    expect(await inboxOf(actor)).toMatchObject([
      { title: '您有一项志愿服务', body: '您有一项志愿服务（11月24日 周二 08:00）已取消，您不用前往。' },
    ]);
    expect(sent).toEqual(['【巾帼志愿】您有一项志愿服务，请登录查看。']);
  });

  it('when moved tells old and new time and place in one message', async () => {
    const { activity, actor } = await scene();
    await ask(
      coordinator,
      `mutation($input: MoveInput!) { moveActivity(input: $input, version: 1, reason: "场地有变") { __typename } }`,
      {
        input: {
          activityId: activity.id,
          place: '文化广场',
          shifts: [{ shiftId: activity.shiftId, startsAt: '2026-11-24T06:00:00Z', endsAt: '2026-11-24T08:00:00Z' }],
        },
      },
    );
    await work();
    const [message] = await inboxOf(actor);
    expect(message).toMatchObject({ kind: 'ACTIVITY_MOVED', title: '“演示·清洁家园”改到 11月24日 周二 14:00' });
    expect(message?.['body']).toBe(
      '“演示·清洁家园”由 11月24日 周二 08:00 改到 11月24日 周二 14:00。地点由演示广场改为文化广场。您的报名仍然有效，去不了请在“我的排班”取消。原因：场地有变。',
    );
  });

  it('lists everyone it concerned page by page, for those who may see the roster and nobody else', async () => {
    const { activity } = await scene({ maximum: 20 });
    for (let n = 0; n < 11; n += 1) {
      const { actor, volunteer } = await makeVolunteerActor(world, { unitId: places.village.id });
      const { accountId } = actor;
      const openingId = activity.openingId;
      await makeSignUp(world, { openingId, volunteerId: volunteer.id, accountId });
    }
    await cancel(activity.id);
    const [row] = await world.services.read.rows<{ id: string }>(
      sql`select id from plan_change where activity_id = ${activity.id}`,
    );
    const read = async (after: string | null, actor = coordinator) =>
      (
        await ask<{ planChange: { notices: Connection } | null }>(
          actor,
          `query($id: ID!, $after: String) { planChange(id: $id) { notices(first: 10, after: $after) {
            edges { node { id } } pageInfo { hasNextPage endCursor } } } }`,
          { id: row?.id, after },
        )
      ).planChange?.notices;
    const first = await read(null);
    expect(first?.pageInfo.hasNextPage).toBe(true);
    const second = await read(first?.pageInfo.endCursor ?? null);
    expect(second?.pageInfo.hasNextPage).toBe(false);
    const seen = [...(first?.edges ?? []), ...(second?.edges ?? [])].map(({ node }) => node.id);
    expect(new Set(seen).size).toBe(12);
    expect(await read(null, neighbour)).toBeUndefined();
    const none = await ask(coordinator, '{ planChange(id: "x") { id } }');
    expect(none).toEqual({ planChange: null });
  });

  it('to a date on which she does not qualify says what is lacking: to her who lost the place, and to her who is to renew', async () => {
    await world.services.read.rows(
      sql`insert into qualification_kind (code, name) values ('LAWYER', '律师执业证') on conflict do nothing`,
    );
    const { activity, actor, volunteer } = await scene({ requiredQualification: 'LAWYER' });
    await world.services.read.rows(sql`insert into qualification (id, volunteer_id, kind_code, state, valid_to)
      values (gen_random_uuid(), ${volunteer.id}, 'LAWYER', 'VERIFIED', '2026-12-01')`);
    const other = await makeVolunteerActor(world, { unitId: places.village.id });
    const lost = await makeSignUp(world, {
      openingId: activity.openingId,
      volunteerId: other.volunteer.id,
      accountId: other.actor.accountId,
    });
    const [kept] = await world.services.read.rows<{ id: string }>(
      sql`select id from sign_up where volunteer_id = ${volunteer.id}`,
    );
    await ask(
      coordinator,
      `mutation($input: MoveInput!, $release: [ID!], $keep: [ID!]) {
        moveActivity(input: $input, version: 1, reason: "场地有变", release: $release, keep: $keep) { __typename } }`,
      {
        input: {
          activityId: activity.id,
          shifts: [{ shiftId: activity.shiftId, startsAt: '2026-12-20T00:00:00Z', endsAt: '2026-12-20T02:00:00Z' }],
        },
        release: [lost],
        keep: [kept?.id],
      },
    );
    await work();
    expect((await inboxOf(other.actor))[0]?.['body']).toContain('新的日期上您不符合条件（没有核验过的资格）');
    expect((await inboxOf(actor))[0]?.['body']).toContain('资格到那天已过期，请在活动前更新并提交核验');
  });
});
