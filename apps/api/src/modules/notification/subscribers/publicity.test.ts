import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { deliverNext, workerContext } from '../../../platform/outbox/deliver.ts';
import { writeEvents } from '../../../platform/outbox/write-events.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../../hours/testing/hours.make.ts';
import { modules } from '../../modules.ts';
import { actorOf, makeMembership, makeStaffActor, makeVolunteerActor } from '../../people/testing/people.make.ts';
import { remindAnswerers } from '../../publicity/testing/acts.ts';

const log = pino({ level: 'silent' });
let world: World;
let tree: HoursTree;
let staff: Actor;
let approver: Actor;
beforeAll(async () => {
  world = await createWorld(modules);
  world.setNow('2026-11-30T01:00:00Z');
  tree = await makeHoursTree(world);
  approver = (await makeStaffActor(world, { unitId: tree.county.id, name: '演示·审核人' })).actor;
  staff = (await makeStaffActor(world, { unitId: tree.county.id, name: '演示·答复人' })).actor;
  await world.services.read.rows(sql`update access_grant set valid_from = '2026-01-01T00:00:00Z'`);
});
afterAll(() => world.close());

async function work(): Promise<void> {
  while (
    await deliverNext(
      world.services,
      modules.flatMap((module) => module.subscribers ?? []),
      log,
    )
  );
}
async function run<T>(actor: Actor, query: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await world.graph<T>(actor, query, variables);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}
const newsOf = async (actor: Actor) =>
  (
    await run<{ inbox: { edges: { node: { kind: string; title: string; body: string; link: string } }[] } }>(
      actor,
      '{ inbox(first: 50) { edges { node { kind title body link } } } }',
      {},
    )
  ).inbox.edges.map(({ node }) => node);
const kindsOf = async (actor: Actor) => (await newsOf(actor)).map(({ kind }) => kind);

/** A record of hers approved, and a teammate who objects to it under protection. */
async function objected(privacyClass: 'P0' | 'P4' = 'P0') {
  world.setNow('2026-11-30T01:00:00Z');
  const volunteer = await makeHoursVolunteer(world, tree, '演示·王小丽');
  const { id } = await makeRecord(world, tree, {
    ...{ volunteer, privacyClass, title: privacyClass === 'P4' ? '演示·某家的调解' : '演示·清洁家园' },
  });
  const approve = 'mutation ($id: ID!) { approveRecords(ids: [$id]) { __typename } }';
  await run(approver, approve, { id });
  const her = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
  const mate = await makeVolunteerActor(world, { unitId: tree.village.id, name: '演示·队友' });
  await makeMembership(world, { volunteerId: mate.volunteer.id, teamId: tree.team.id });
  const mateActor = await actorOf(world, mate.actor.accountId, 'volunteer');
  const [item] = await world.services.read.rows<{ id: string }>(
    sql`select id from notice_item where subject_id = ${id}`,
  );
  const input = { itemId: item?.id, naming: 'PROTECTED', statement: '那天她没有来' };
  const object = 'mutation ($input: ObjectionInput!) { openObjection(input: $input) { ... on Done { id } } }';
  const { openObjection } = await run<{ openObjection: { id: string } }>(mateActor, object, { input });
  await work();
  return { her, mate: mateActor, recordId: id, objectionId: openObjection.id };
}
const answer = (actor: Actor, id: string) =>
  run(
    actor,
    'mutation ($id: ID!) { answerObjection(id: $id, version: 1, uphold: false, answer: "已核对") { __typename } }',
    { id },
  );

describe('an objection', () => {
  it('is told to those who may answer and had no hand in it, and to her whom it is about, never by whom', async () => {
    const { her, mate, recordId, objectionId } = await objected();
    expect(await kindsOf(staff)).toContain('OBJECTION_TO_ANSWER');
    expect(await kindsOf(approver)).not.toContain('OBJECTION_TO_ANSWER');
    const hers = (await newsOf(her)).find(({ kind }) => kind === 'OBJECTION_TO_YOURS');
    expect(hers).toMatchObject({ link: `/hours/${recordId}` });
    expect(JSON.stringify(await newsOf(her))).not.toContain('队友');
    expect(JSON.stringify(await newsOf(staff))).not.toContain('队友');
    await answer(staff, objectionId);
    await work();
    expect(await kindsOf(mate)).toContain('OBJECTION_ANSWERED');
    expect(await kindsOf(her)).toContain('OBJECTION_SETTLED');
  });

  it('of a sealed service says nothing of it on anybody’s screen', async () => {
    const { her, objectionId } = await objected('P4');
    await answer(staff, objectionId);
    await work();
    for (const who of [her, staff]) {
      const told = (await newsOf(who)).filter(({ kind }) => kind.startsWith('OBJECTION'));
      expect(told.length).toBeGreaterThan(0);
      expect(JSON.stringify(await newsOf(who))).not.toContain('调解');
    }
  });

  it('that is open is told of again two working days before it would be late, once; answered, not at all', async () => {
    const [open, closed] = [await objected(), await objected()];
    await answer(staff, closed.objectionId);
    await work();
    const remind = async (iso: string) => {
      world.setNow(iso);
      await inTransaction(workerContext(world.services), async (tx, gathered) => {
        await remindAnswerers(tx);
        await writeEvents(tx, gathered.events);
      });
      await work();
      return (await kindsOf(staff)).filter((kind) => kind === 'OBJECTION_DUE').length;
    };
    const before = await remind('2026-12-09T01:00:00Z');
    expect(before).toBe(0);
    // Opened on Monday 30 November, due on Monday 14 December.
    expect(await remind('2026-12-10T01:00:00Z')).toBe(1);
    expect(await remind('2026-12-11T01:00:00Z')).toBe(1);
    expect(open.objectionId).not.toBe(closed.objectionId);
  });
});

describe('what waits', () => {
  it('is told to whoever holds it when she asks after it: 催一下', async () => {
    world.setNow('2026-12-01T01:00:00Z');
    const volunteer = await makeHoursVolunteer(world, tree);
    const { id } = await makeRecord(world, tree, { volunteer });
    const her = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
    await run(her, 'mutation ($id: ID!) { urgeRecord(id: $id) { __typename } }', { id });
    await work();
    expect(await kindsOf(approver)).toContain('RECORD_URGED');
    expect(await kindsOf(her)).not.toContain('RECORD_URGED');
  });
});
