import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { runUseCase } from '../../platform/run-use-case.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { activityModule } from '../activity/index.ts';
import { organizationModule } from '../organization/index.ts';
import { peopleModule } from '../people/index.ts';
import { makeFile } from '../people/testing/file.make.ts';
import { decideRequest, lodgeRight } from '../people/testing/merging.ts';
import { actorOf, type MadeVolunteer, makeMembership, makeStaffActor } from '../people/testing/people.make.ts';
import { publicityModule } from '../publicity/index.ts';
import { answerObjection, openObjection } from '../publicity/testing/acts.ts';
import { closeAndTell } from '../publicity/testing/closing.ts';
import { serviceTypeModule } from '../service-type/index.ts';
import { correctRecord } from './correction/correct-record.ts';
import { decideCorrection } from './correction/decide-correction.ts';
import { hoursModule } from './hours.module.ts';
import { approveRecords } from './record/approve-records.ts';
import { resubmitRecord } from './record/resubmit-record.ts';
import { returnRecord } from './record/return-record.ts';
import { HistoryModel, type ModelRecord } from './testing/history.model.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, propose, recordOf } from './testing/hours.make.ts';
import { makeLongStanding, makeOver, makeSignUpFor, type OverActivity } from './testing/late.make.ts';
import { verifyLedger } from './verify/verify-ledger.ts';
import { verifyPart } from './verify/verify-part.ts';

/** Whatever happens to hours, in whatever order, a model of a hundred lines says the same as tables, ledger and chain. */
let world: World;
let tree: HoursTree;
let coordinator: Actor;
let approver: Actor;
let above: Actor;
let neighbour: Actor;
beforeAll(async () => {
  world = await createWorld([
    organizationModule,
    serviceTypeModule,
    peopleModule,
    activityModule,
    publicityModule,
    hoursModule,
  ]);
  tree = await makeHoursTree(world);
  const at = async (unitId: string, role: 'STAFF' | 'COORDINATOR') =>
    (await makeStaffActor(world, { unitId, role })).actor;
  coordinator = await at(tree.team.id, 'COORDINATOR');
  approver = await at(tree.village.id, 'STAFF');
  above = await at(tree.county.id, 'STAFF');
  const member = await makeHoursVolunteer(world, tree, '演示·队友');
  await makeMembership(world, { volunteerId: member.id, teamId: tree.team.id });
  neighbour = await actorOf(world, member.accountId ?? '', 'volunteer');
});
afterAll(() => world.close());

const PEOPLE = 3;
const MONDAY = Date.parse('2026-11-02T01:00:00Z');
const FIVE_DAYS = 5 * 86_400_000;
const acts = [
  ...['PROPOSE', 'APPROVE', 'RETURN', 'RESUBMIT', 'CORRECT', 'AGREE', 'DECLINE'],
  ...['OBJECT', 'UPHOLD', 'DISMISS', 'PASS', 'ERASE'],
] as const;
const step = fc.record({ act: fc.constantFrom(...acts), which: fc.nat(), minutes: fc.constantFrom(0, 45, 120, 180) });
interface Step {
  readonly act: (typeof acts)[number];
  readonly which: number;
  readonly minutes: number;
}
type Over = OverActivity & Parameters<typeof makeSignUpFor>[1];
interface History {
  readonly model: HistoryModel;
  readonly people: readonly MadeVolunteer[];
  readonly days: Over[];
}

const passed = (outcome: object | Refusal): boolean =>
  !isRefusal(outcome) && !('refused' in outcome && (outcome.refused as readonly unknown[]).length > 0);

/** Does it and has the model do it: both say yes, or both say no. */
async function play({ model, people, days }: History, { act, which, minutes }: Step): Promise<void> {
  const person = which % PEOPLE;
  if (act === 'PROPOSE') {
    if (model.erased.has(person)) return;
    const day = await makeOver(world, tree);
    days.push(day);
    const signUp = await makeSignUpFor(world, day, people[person] as MadeVolunteer, { by: coordinator.accountId });
    model.propose((await propose(world, signUp)).id, person, 180);
    return;
  }
  if (act === 'PASS') {
    world.setNow(new Date(world.services.now().getTime() + FIVE_DAYS).toISOString());
    await closeAndTell(world, hoursModule.subscribers ?? []);
    model.pass();
    return;
  }
  if (act === 'ERASE') {
    expect(await erased((people[person] as MadeVolunteer).id)).toBe(model.erase(person));
    return;
  }
  const record = model.records[which % Math.max(model.records.length, 1)];
  if (!record) return;
  const day = days[model.records.indexOf(record)] as Over;
  expect([act, await asked(act, record, day, minutes)]).toEqual([act, told(model, act, record, minutes)]);
}

async function asked(act: Step['act'], { id }: ModelRecord, day: Over, minutes: number): Promise<boolean> {
  const { version } = await recordOf(world, id);
  const by = (actor: Actor) => world.context(actor);
  const endedAt = day.at(minutes);
  if (act === 'APPROVE') return passed(await runUseCase(by(approver), approveRecords, { ids: [id] }));
  if (act === 'RETURN')
    return passed(await runUseCase(by(approver), returnRecord, { id, version, reason: '演示·退回' }));
  if (act === 'RESUBMIT')
    return passed(await runUseCase(by(coordinator), resubmitRecord, { id, version, endedAt, note: '演示·补充' }));
  if (act === 'CORRECT') {
    const times = { startedAt: day.at(0), endedAt, reason: '演示·更正' };
    return passed(await runUseCase(by(approver), correctRecord, { id, version, ...times }));
  }
  if (act === 'OBJECT' || act === 'UPHOLD' || act === 'DISMISS') return objecting(act, id);
  const [waiting] = await world.services.read.rows<{ id: string; version: number }>(
    sql`select id, version from correction where record_id = ${id} and state = 'PROPOSED'`,
  );
  if (!waiting) return false;
  const accept = act === 'AGREE';
  return passed(await runUseCase(by(above), decideCorrection, { ...waiting, accept, note: '演示·意见' }));
}

/** One neighbour objects, the county answers. */
async function objecting(act: 'OBJECT' | 'UPHOLD' | 'DISMISS', recordId: string): Promise<boolean> {
  const [item] = await world.services.read.rows<{ id: string; objection: string | null; version: number }>(
    sql`select i.id, o.id as objection, o.version from notice_item i left join objection o on o.item_id = i.id
      where i.subject_id = ${recordId} order by i.id desc, o.id desc nulls last limit 1`,
  );
  if (act === 'OBJECT') {
    const input = { itemId: item?.id, naming: 'NAMED', statement: '演示·那天她不在' };
    return item !== undefined && passed(await runUseCase(world.context(neighbour), openObjection, input));
  }
  const answering = { id: item?.objection, version: item?.version, uphold: act === 'UPHOLD', answer: '演示·已核对' };
  const done = Boolean(item?.objection) && passed(await runUseCase(world.context(above), answerObjection, answering));
  await closeAndTell(world, hoursModule.subscribers ?? []);
  return done;
}

function told(model: HistoryModel, act: Step['act'], record: ModelRecord, minutes: number): boolean {
  if (act === 'APPROVE') return model.approve(record);
  if (act === 'RETURN') return model.sendBack(record);
  if (act === 'RESUBMIT') return model.resubmit(record, minutes);
  if (act === 'CORRECT') return model.correct(record, minutes);
  if (act === 'OBJECT') return model.object(record);
  if (act === 'UPHOLD' || act === 'DISMISS') return model.answer(record, act === 'UPHOLD');
  return model.decide(record, act === 'AGREE');
}

async function erased(volunteerId: string): Promise<boolean> {
  const fileId = await makeFile(world, { uploadedBy: approver.accountId, countyCode: '370303' });
  const asking = { volunteerId, kind: 'ERASURE', note: '', changes: null, fileId };
  const request = await runUseCase(world.context(approver), lodgeRight, asking);
  if (isRefusal(request)) return false;
  const deciding = { id: request.id, version: 1, grant: true, answer: '' };
  return passed(await runUseCase(world.context(above), decideRequest, deciding));
}

/** What the tables say of these people, in the model's words. */
async function said({ people, model }: History) {
  const heads = await world.services.read.rows<{ volunteer_id: string; head: number; lines: number }>(
    sql`select a.volunteer_id, h.minutes as head, (select coalesce(sum(e.minutes), 0)::int from ledger_entry e where e.account_id = a.id) as lines
      from ledger_account a join ledger_head h on h.account_id = a.id where a.volunteer_id = any(${people.map(({ id }) => id)}::uuid[])`,
  );
  const records = await world.services.read.rows<{
    id: string;
    state: string;
    minutes: number;
    lines: number;
    final: boolean;
  }>(
    sql`select r.id, r.state, r.minutes, r.final_at is not null as final, (select count(*)::int from ledger_entry e where e.record_id = r.id) as lines
      from service_record r where r.id = any(${model.records.map(({ id }) => id)}::uuid[])`,
  );
  return {
    totals: people
      .map(({ id }) => heads.find((head) => head.volunteer_id === id))
      .map((head) => [head?.head ?? 0, head?.lines ?? 0]),
    records: model.records.map(({ id }) => records.find((record) => record.id === id)),
  };
}

it('tables, ledger and chain say what a simple model says, whatever is proposed, approved, taken back, corrected, objected to or erased', async () => {
  let lines = 0;
  let gone = 0;
  let frozen = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      world.setNow(new Date(MONDAY).toISOString());
      const make = () => makeLongStanding(world, tree, { accountId: null });
      const history: History = {
        model: new HistoryModel(),
        people: await Promise.all([make(), make(), make()]),
        days: [],
      };
      const { model } = history;
      // Something there to happen to.
      for (const which of [0, 1]) await play(history, { act: 'PROPOSE', which, minutes: 0 });
      for (const one of steps) await play(history, one);
      const { totals, records } = await said(history);
      expect(totals).toEqual(history.people.map((_, i) => [model.total(i), model.total(i)]));
      expect(records).toEqual(
        model.records.map(({ id, state, minutes, lines, final }) => ({ id, state, minutes, lines, final })),
      );
      lines += model.records.reduce((sum, record) => sum + record.lines, 0);
      gone += model.erased.size;
      frozen += model.records.reduce((sum, { objections }) => sum + objections, 0);
    }),
    { numRuns: 25, endOnFailure: true },
  );
  const verdict = await verifyLedger(world.ownerUrl, 2, (part) => verifyPart(part));
  expect(verdict).toMatchObject({ entries: lines, faultCount: 0 });
  // The histories are no empty ones.
  expect([lines > 20, gone > 5, frozen > 3]).toEqual([true, true, true]);
}, 240_000);
