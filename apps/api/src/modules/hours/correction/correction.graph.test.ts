import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { activityModule } from '../../activity/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { actorOf, makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { hoursModule } from '../hours.module.ts';
import { approveRecords } from '../record/approve-records.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../testing/hours.make.ts';

let world: World;
let tree: HoursTree;
let proposer: Actor;
let approver: Actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  tree = await makeHoursTree(world);
  const coordinator = async () => (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
  proposer = await coordinator();
  approver = await coordinator();
});
afterAll(() => world.close());

type Line = {
  id: string;
  version: number;
  startedAt: string;
  corrections: readonly [{ id: string; version: number; canDecide: object }];
};
/** What the tests read of an answer by name; the rest they compare whole. */
type Answer = {
  records: { totalCount: number; edges: readonly [{ node: Line }] };
  correctRecord: { record: Line; reasons: readonly { code: string; message: string }[] };
  decideCorrection: { record: Line };
};
async function ask(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const { data, errors } = await world.graph<Answer>(actor, query, variables);
  if (errors) throw new Error(errors.map((error) => error.message).join());
  if (!data) throw new Error('no data');
  return data;
}
const refused = '... on Refused { reasons { code message params { name value } } }';
const LINE = `id version minutes startedAt canCorrect { allowed } corrections { id state version reason beforeMinutes minutes proposedByName decidedByName
  holder { id } canDecide { allowed reasons { code } } }`;
const LIST = `query ($filter: RecordFilter) { records(filter: $filter) { totalCount edges { node { ${LINE} } } } }`;
const CORRECT = `mutation ($id: ID!, $version: Int!, $startedAt: DateTime!, $endedAt: DateTime!, $reason: String!) {
  correctRecord(id: $id, version: $version, startedAt: $startedAt, endedAt: $endedAt, reason: $reason) { ... on RecordSaved { record { ${LINE} } } ${refused} } }`;
const DECIDE = `mutation ($id: ID!, $version: Int!) { decideCorrection(id: $id, version: $version, accept: true) { ... on RecordSaved { record { ${LINE} } } ${refused} } }`;

it('更正 from end to end: proposed, seen in the other’s queue alone, agreed to, and told to her with its reason', async () => {
  const volunteer = await makeHoursVolunteer(world, tree);
  const { id } = await makeRecord(world, tree, { volunteer });
  await runUseCase(world.context(approver), approveRecords, { ids: [id] });
  const [{ node }] = (await ask(proposer, LIST, { filter: { state: 'APPROVED' } })).records.edges;
  expect(node).toMatchObject({ id, canCorrect: { allowed: true }, corrections: [] });
  const endedAt = new Date(new Date(node.startedAt).getTime() + 60 * 60_000).toISOString();
  const input = { id, version: node.version, startedAt: node.startedAt, endedAt, reason: '演示·补记写错' };
  const { correctRecord } = await ask(proposer, CORRECT, input);
  expect(correctRecord.record).toMatchObject({ minutes: 120, canCorrect: { allowed: false } });
  const count = async (actor: Actor) =>
    (await ask(actor, LIST, { filter: { correcting: true, mine: true } })).records.totalCount;
  expect([await count(proposer), await count(approver)]).toEqual([0, 1]);

  const her = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
  const MINE =
    'query ($id: ID!) { myRecord(id: $id) { minutes corrections { state beforeMinutes minutes reason } } myHours { approvedMinutes } }';
  expect(await ask(her, MINE, { id })).toMatchObject({
    myRecord: { minutes: 120, corrections: [{ state: 'PROPOSED' }] },
    myHours: { approvedMinutes: 120 },
  });
  const [waiting] = correctRecord.record.corrections;
  expect(waiting.canDecide).toEqual({ allowed: false, reasons: [{ code: 'APPROVER_IS_PROPOSER' }] });
  const { decideCorrection } = await ask(approver, DECIDE, { id: waiting.id, version: waiting.version });
  expect(decideCorrection.record).toMatchObject({ minutes: 60, corrections: [{ state: 'APPROVED' }] });
  expect(await ask(her, MINE, { id })).toEqual({
    myRecord: {
      minutes: 60,
      corrections: [{ state: 'APPROVED', beforeMinutes: 120, minutes: 60, reason: '演示·补记写错' }],
    },
    myHours: { approvedMinutes: 60 },
  });
});

it('the values a reason names travel beside its Chinese sentence, so that another tongue can be told them', async () => {
  const volunteer = await makeHoursVolunteer(world, tree);
  const { id, version } = await makeRecord(world, tree, { volunteer });
  const input = {
    id,
    version,
    startedAt: '2026-01-02T01:00:00Z',
    endedAt: '2026-01-02T02:00:00Z',
    reason: '演示·早了',
  };
  const { correctRecord } = await ask(proposer, CORRECT, input);
  expect(correctRecord.reasons[0]).toEqual({
    code: 'WRONG_STATE',
    message: '当前状态是“待审核”，不能这样操作。',
    params: [{ name: 'state', value: '待审核' }],
  });
});
