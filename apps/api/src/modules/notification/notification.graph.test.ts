import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import type { DomainEvent } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { deliverNext, workerContext } from '../../platform/outbox/deliver.ts';
import { writeEvents } from '../../platform/outbox/write-events.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { activityModule, activityPublished, signUpDecided, signUpMade } from '../activity/index.ts';
import { correctionDecided, hoursModule, recordApproved, recordProposed, recordReturned } from '../hours/index.ts';
import {
  type HoursTree,
  makeAttendance,
  makeHoursTree,
  makeHoursVolunteer,
  makeRecord,
} from '../hours/testing/hours.make.ts';
import { organizationModule } from '../organization/index.ts';
import {
  accessGranted,
  accessRevoked,
  membershipDecided,
  membershipRequested,
  peopleModule,
  qualificationClaimed,
  qualificationDecided,
} from '../people/index.ts';
import {
  actorOf,
  type MadeVolunteer,
  makeMembership,
  makeStaffActor,
  makeVolunteer,
} from '../people/testing/people.make.ts';
import { serviceTypeModule } from '../service-type/index.ts';
import { notificationModule } from './notification.module.ts';
import { consoleGateway, setSmsGateway } from './sms/gateway.ts';
import { sendTexts } from './sms/send-sms.ts';

const modules = [organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule, notificationModule];
const log = pino({ level: 'silent' });
let world: World;
let tree: HoursTree;
let volunteer: MadeVolunteer;
let her: Actor;
let coordinator: Actor;
let grantId: string;
let sent: { id: string; phone: string; text: string }[] = [];
const recorder = { send: async (message: { id: string; phone: string; text: string }) => void sent.push(message) };
beforeAll(async () => {
  world = await createWorld(modules);
  tree = await makeHoursTree(world);
  volunteer = await makeHoursVolunteer(world, tree, '演示·钱小叶');
  her = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
  ({ actor: coordinator, grantId } = await makeStaffActor(world, {
    unitId: tree.team.id,
    role: 'COORDINATOR',
    name: '演示·队长',
  }));
  setSmsGateway(recorder);
  await world.services.read.rows(
    sql`insert into privacy_notice (version, title, body) values ('test', '告知书', '') on conflict do nothing`,
  );
});
afterEach(async () => {
  sent = [];
  await world.services.read.rows(sql`delete from sms_delivery`);
  await world.services.read.rows(sql`delete from message`);
  await world.services.read.rows(sql`delete from outbox_event`);
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
const happen = async (...events: DomainEvent[]): Promise<void> => {
  await inTransaction(workerContext(world.services), (tx) => writeEvents(tx, events));
  await work();
};
interface Line {
  id: string;
  kind: string;
  title: string;
  body: string;
  english: { title: string; body: string } | null;
  link: string | null;
  readAt: string | null;
}
async function inboxOf(actor: Actor | null): Promise<Line[]> {
  const result = await world.graph<{ inbox: { edges: { node: Line }[] } }>(
    actor,
    '{ inbox(first: 50) { edges { node { id kind title body english { title body } link readAt createdAt } } pageInfo { hasNextPage } } }',
  );
  return (result.data?.inbox.edges ?? []).map((edge) => edge.node);
}
const kinds = async (actor: Actor) => (await inboxOf(actor)).map((line) => line.kind);
const consent = (given: boolean) =>
  given
    ? world.services.read.rows(
        sql`insert into consent (id, volunteer_id, purpose, notice_version) values (gen_random_uuid(), ${volunteer.id}, 'SMS_NOTICE', 'test')`,
      )
    : world.services.read.rows(sql`update consent set withdrawn_at = now() where volunteer_id = ${volunteer.id}`);

describe('what people hear', () => {
  it('of a decided sign-up, of hours proposed, returned and counted, in plain Chinese', async () => {
    const signUpId = await makeAttendance(world, tree, {
      volunteer,
      shift: ['2026-12-01T01:00:00Z', '2026-12-01T03:00:00Z'],
    });
    await world.services.read.rows(
      sql`update sign_up set state = 'SIGNED_UP', checked_in_at = null, checked_out_at = null where id = ${signUpId}`,
    );
    await happen(signUpDecided.of({ signUpId }));
    expect((await inboxOf(her))[0]).toMatchObject({
      kind: 'SIGN_UP_ACCEPTED',
      title: '报名成功',
      body: '“演示·清洁家园”，12月1日 周二 09:00 开始，请准时到场签到。',
      english: {
        title: 'You are signed up',
        body: '“演示·清洁家园” begins Tue 1 Dec 09:00. Please be there on time and check in.',
      },
      link: '/shifts',
      readAt: null,
    });
    const record = await makeRecord(world, tree, { volunteer });
    await happen(recordProposed.of({ recordId: record.id }), recordApproved.of({ recordId: record.id }));
    await world.services.read.rows(
      sql`update service_record set return_reason = '请核对离开时间' where id = ${record.id}`,
    );
    await happen(recordReturned.of({ recordId: record.id }));
    const lines = await inboxOf(her);
    expect(lines.find((line) => line.kind === 'RECORD_APPROVED')?.body).toBe(
      '“演示·清洁家园”的 2 小时已计入您的时长，感谢您的付出。',
    );
    expect(lines.find((line) => line.kind === 'RECORD_RETURNED')?.body).toContain('请核对离开时间');
    expect(await kinds(coordinator)).toEqual(['RECORD_TO_COMPLETE']);
  });

  it('of an attendance with nothing to count: what she has to tell, not a reason nobody gave', async () => {
    const [inAt, outAt] = ['2026-12-02T01:00:05Z', '2026-12-02T01:00:40Z'];
    const shift = ['2026-12-02T01:00:00Z', '2026-12-02T03:00:00Z'] as const;
    const record = await makeRecord(world, tree, { volunteer, shift, inAt, outAt });
    await happen(recordReturned.of({ recordId: record.id }));
    expect((await inboxOf(her))[0]).toMatchObject({ kind: 'RECORD_EMPTY', title: '时长需要补充' });
    expect(await kinds(coordinator)).toEqual(['RECORD_TO_COMPLETE']);
  });

  it('of membership: the coordinators of the request, she of the answer', async () => {
    const membershipId = await makeMembership(world, {
      volunteerId: volunteer.id,
      teamId: tree.team.id,
      state: 'REQUESTED',
    });
    await happen(membershipRequested.of({ membershipId, teamId: tree.team.id }));
    expect(await inboxOf(coordinator)).toMatchObject([
      { kind: 'MEMBERSHIP_REQUESTED', link: `/admin/teams/${tree.team.id}` },
    ]);
    expect(JSON.stringify(await inboxOf(coordinator))).not.toContain('钱小叶');
    await happen(membershipDecided.of({ membershipId, accepted: true }));
    expect(await inboxOf(her)).toMatchObject([{ kind: 'MEMBERSHIP_ACCEPTED', title: '您已入队' }]);
  });

  it('of a claimed qualification: those who verify for her federation, not the coordinator, and no name', async () => {
    const { actor: staff } = await makeStaffActor(world, { unitId: volunteer.unitId });
    const id = newId();
    await world.services.read.rows(
      sql`insert into qualification_kind (code, name) values ('LAWYER', '律师执业证') on conflict do nothing`,
    );
    await world.services.read.rows(
      sql`insert into qualification (id, volunteer_id, kind_code) values (${id}, ${volunteer.id}, 'LAWYER')`,
    );
    await happen(qualificationClaimed.of({ qualificationId: id }));
    expect(await inboxOf(staff)).toMatchObject([
      { kind: 'QUALIFICATION_CLAIMED', link: `/admin/volunteers/${volunteer.id}` },
    ]);
    expect(JSON.stringify(await inboxOf(staff))).not.toContain('钱小叶');
    expect(await kinds(coordinator)).toEqual([]);
  });

  it('of the verdict on a paper: whoever wrote it down for a person without an account', async () => {
    const { actor: clerk } = await makeStaffActor(world, { unitId: volunteer.unitId });
    const id = newId();
    await world.services.read.rows(
      sql`insert into qualification_kind (code, name) values ('NURSE', '护士执业证') on conflict do nothing`,
    );
    const elder = await makeVolunteer(world, { unitId: volunteer.unitId, accountId: null });
    await world.services.read.rows(
      sql`insert into qualification (id, volunteer_id, kind_code, entered_by) values (${id}, ${elder.id}, 'NURSE', ${clerk.accountId})`,
    );
    await happen(qualificationDecided.of({ qualificationId: id, accepted: false }));
    expect(await inboxOf(clerk)).toMatchObject([
      { kind: 'QUALIFICATION_ENTERED_REJECTED', link: `/admin/volunteers/${elder.id}` },
    ]);
    await happen(qualificationDecided.of({ qualificationId: id, accepted: true }));
    expect(await kinds(clerk)).toContain('QUALIFICATION_ENTERED_VERIFIED');
  });

  it('of an appointment and its end', async () => {
    await happen(
      accessGranted.of({ grantId, accountId: coordinator.accountId }),
      accessRevoked.of({ grantId, accountId: coordinator.accountId }),
    );
    const lines = await inboxOf(coordinator);
    expect(lines.map((line) => line.title).sort()).toEqual(['您不再担任队长', '您已成为队长'].sort());
    expect(lines[0]?.body).toContain('演示一队');
  });

  it('members of a team hear of its new activity, others do not', async () => {
    const member = await makeHoursVolunteer(world, tree);
    await makeMembership(world, { volunteerId: member.id, teamId: tree.sister.id });
    const signUpId = await makeAttendance(world, tree, { volunteer, unit: tree.sister });
    const [row] = await world.services.read.rows<{ activity_id: string }>(
      sql`select activity_id from sign_up where id = ${signUpId}`,
    );
    await happen(activityPublished.of({ activityId: row?.activity_id ?? '' }));
    expect(await kinds(await actorOf(world, member.accountId ?? '', 'volunteer'))).toEqual(['ACTIVITY_PUBLISHED']);
    expect(await kinds(her)).toEqual([]);
  });

  it('of a sealed service neither title nor place nor reason, in the inbox or by text message', async () => {
    await consent(true);
    const record = await makeRecord(world, tree, { volunteer, privacyClass: 'P4', title: '演示·某家的调解' });
    await world.services.read.rows(sql`update service_record set return_reason = '某家的事' where id = ${record.id}`);
    await happen(
      recordProposed.of({ recordId: record.id }),
      recordReturned.of({ recordId: record.id }),
      signUpDecided.of({ signUpId: String(record['sign_up_id']) }),
      signUpMade.of({ signUpId: String(record['sign_up_id']) }),
    );
    const lines = [...(await inboxOf(her)), ...(await inboxOf(coordinator))];
    expect(lines.length).toBeGreaterThanOrEqual(4);
    for (const line of lines)
      expect(line).toMatchObject({
        title: '您有一项志愿服务',
        body: '您有一项志愿服务有新进展，请登录后查看。',
        english: {
          title: 'One volunteer service',
          body: 'There is news of one volunteer service of yours; sign in to see it.',
        },
      });
    const stored = await world.services.read.rows(sql`select facts, title, body from message`);
    expect(new Set(stored.map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ facts: { sealed: true }, title: null, body: null })]),
    );
    expect(sent.map((sms) => sms.text)).toEqual(expect.arrayContaining(['【巾帼志愿】您有一项志愿服务，请登录查看。']));
    expect(JSON.stringify([lines, sent])).not.toMatch(/某家|调解|演示村广场|演示类型/);
    await consent(false);
  });

  it('an event delivered again tells nobody twice', async () => {
    const record = await makeRecord(world, tree, { volunteer });
    await happen(recordApproved.of({ recordId: record.id }));
    await world.services.read.rows(sql`update outbox_event set delivered_at = null`);
    await work();
    expect(await kinds(her)).toEqual(['RECORD_APPROVED']);
  });

  it('somebody without an account is not told, and nothing fails', async () => {
    const elder = await makeHoursVolunteer(world, tree, '演示·长者', null);
    const record = await makeRecord(world, tree, {
      volunteer: elder,
      inBy: coordinator.accountId,
      outBy: coordinator.accountId,
    });
    await happen(recordApproved.of({ recordId: record.id }));
    expect(await world.services.read.rows(sql`select attempts from outbox_event where delivered_at is null`)).toEqual(
      [],
    );
  });
});

it('of a correction: the volunteer hears the change and why, whoever proposed it hears why not', async () => {
  const record = await makeRecord(world, tree, { volunteer });
  const correctionId = newId();
  const made = await world.services.read.rows<{
    unit_id: string;
  }>(sql`insert into correction (id, record_id, volunteer_id, unit_id, county_code, state,
      reason, before_started_at, before_ended_at, before_minutes, started_at, ended_at, minutes, policy_version, proposed_by, holder_unit_id, decision_note)
    select ${correctionId}, r.id, r.volunteer_id, r.unit_id, r.county_code, 'PROPOSED', '演示·补记写错', r.started_at, r.ended_at, 120, r.started_at, r.ended_at, 90,
      'national-1', ${coordinator.accountId}, r.unit_id, '照片显示她在场' from service_record r where r.id = ${record.id} returning unit_id`);
  expect(made).toHaveLength(1);
  await happen(
    correctionDecided.of({ correctionId, accepted: true }),
    correctionDecided.of({ correctionId, accepted: false }),
  );
  const told = (lines: readonly { kind: string; body: string }[], kind: string) =>
    lines.find((line) => line.kind === kind)?.body;
  expect(told(await inboxOf(her), 'RECORD_CORRECTED')).toBe(
    '“演示·清洁家园”的时长由 2 小时更正为 1.5 小时：演示·补记写错',
  );
  expect(told(await inboxOf(coordinator), 'CORRECTION_REJECTED')).toContain('照片显示她在场');
});

describe('the inbox', () => {
  it('still reads a message that was written out before news were told from facts', async () => {
    await world.services.read.rows(
      sql`insert into message (id, account_id, kind, title, body) values (${newId()}, ${her.accountId}, 'RECORD_APPROVED', '时长已计入', '感谢您的付出。')`,
    );
    expect(await inboxOf(her)).toMatchObject([{ title: '时长已计入', body: '感谢您的付出。', english: null }]);
  });

  it('is one’s own: others neither read nor mark it', async () => {
    const record = await makeRecord(world, tree, { volunteer });
    await happen(recordApproved.of({ recordId: record.id }));
    const [line] = await inboxOf(her);
    const mark = (actor: Actor | null, ids: string[]) =>
      world
        .graph<{ markRead: { __typename: string } }>(
          actor,
          'mutation ($ids: [ID!]!) { markRead(ids: $ids) { __typename } }',
          { ids },
        )
        .then((result) => result.data?.markRead.__typename);
    expect(await inboxOf(coordinator)).toEqual([]);
    expect(await inboxOf(null)).toEqual([]);
    expect(await mark(coordinator, [line?.id ?? ''])).toBe('Refused');
    expect(await mark(null, [line?.id ?? ''])).toBe('Refused');
    expect(await mark(her, ['nonsense'])).toBe('Refused');
    expect((await inboxOf(her))[0]?.readAt).toBeNull();
    const unread = async () =>
      (await world.graph<{ me: { unreadMessages: number } }>(her, '{ me { unreadMessages } }')).data?.me.unreadMessages;
    expect(await unread()).toBe(1);
    expect(await mark(her, [line?.id ?? ''])).toBe('Done');
    expect((await inboxOf(her))[0]?.readAt).not.toBeNull();
    expect(await unread()).toBe(0);
  });
});

describe('text messages', () => {
  const returned = async () => {
    const record = await makeRecord(world, tree, { volunteer });
    await happen(recordReturned.of({ recordId: record.id }));
  };
  it('go only to those who agreed to them, as long as they agree', async () => {
    await returned();
    expect(sent).toEqual([]);
    await consent(true);
    await returned();
    expect(sent).toMatchObject([{ phone: volunteer.phone, text: '【巾帼志愿】时长被退回补充，请登录查看。' }]);
    await consent(false);
    await returned();
    expect(sent).toHaveLength(1);
  });

  it('that fail are tried again, at most five times, without their message being written twice', async () => {
    await consent(true);
    setSmsGateway({
      send: async () => {
        throw new TypeError('gateway down');
      },
    });
    await returned();
    for (let i = 0; i < 6; i += 1) {
      await world.services.read.rows(sql`update sms_delivery set next_attempt_at = now() - interval '1 second'`);
      await sendTexts.step(world.services);
    }
    expect(await world.services.read.rows(sql`select state, attempts, last_error from sms_delivery`)).toEqual([
      { state: 'FAILED', attempts: 5, last_error: 'TypeError' },
    ]);
    expect(await kinds(her)).toEqual(['RECORD_RETURNED']);
    setSmsGateway(recorder);
    await consent(false);
  });

  it('in development show a masked number and never the number', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    await consoleGateway.send({ id: 'x', phone: '13912345678', text: '【巾帼志愿】时长已计入，请登录查看。' });
    expect(info.mock.calls.join()).toContain('139****5678');
    expect(info.mock.calls.join()).not.toContain('13912345678');
    info.mockRestore();
  });
});
