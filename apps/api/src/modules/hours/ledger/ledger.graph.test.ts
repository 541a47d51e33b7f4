import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { activityModule } from '../../activity/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { countStatements } from '../../people/testing/count-statements.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { hoursModule } from '../hours.module.ts';
import { approveRecords } from '../record/approve-records.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../testing/hours.make.ts';
import { reverseEntry } from './reverse-entry.ts';

let world: World;
let tree: HoursTree;
let coordinator: Actor;
let staff: Actor;
let neighbour: Actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  tree = await makeHoursTree(world);
  coordinator = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR', name: '演示·审核队长' }))
    .actor;
  staff = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
  neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
});
afterAll(() => world.close());

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the query asked for
type Data = any;
const LEDGER = `query ($filter: LedgerFilter) { ledgerEntries(filter: $filter, first: 50) { edges { node { id accountId sequence minutes balance source approverName
  reversesSequence activityName unitName volunteer { id name } } } } }`;
async function entries(actor: Actor | null, filter: object = {}): Promise<Data[]> {
  const { data, errors } = await world.graph<Data>(actor, LEDGER, { filter });
  if (errors) throw new Error(errors.map((error) => error.message).join());
  return data.ledgerEntries.edges.map((edge: Data) => edge.node);
}
async function entered(name: string) {
  const volunteer = await makeHoursVolunteer(world, tree, name);
  const record = await makeRecord(world, tree, { volunteer });
  await runUseCase(world.context(coordinator), approveRecords, { ids: [record.id] });
  const [account] = await world.services.read.rows<{ id: string }>(
    sql`select id from ledger_account where volunteer_id = ${volunteer.id}`,
  );
  return { volunteer, accountId: account?.id ?? '' };
}

describe('the list of the ledger', () => {
  it('shows a line and the one that takes it back, signed, with the approver and what the account holds', async () => {
    const { accountId, volunteer } = await entered('演示·台账人');
    await inTransaction(workerContext(world.services), (tx) =>
      reverseEntry(tx, { accountId, sequence: 1, approverAccountId: staff.accountId }),
    );
    const lines = await entries(staff, { accountId });
    expect(lines).toMatchObject([
      { sequence: 2, minutes: -120, balance: 0, reversesSequence: 1 },
      {
        sequence: 1,
        minutes: 120,
        balance: 0,
        reversesSequence: null,
        approverName: '演示·审核队长',
        unitName: '演示一队',
      },
    ]);
    expect(lines[0].volunteer).toEqual({ id: volunteer.id, name: '演示·台账人' });
    expect((await entries(staff, { accountId, reversals: true })).map(({ sequence }) => sequence)).toEqual([2]);
  });

  it('is of the places whose hours she sees', async () => {
    const { accountId } = await entered('演示·台账邻人');
    expect(await entries(coordinator, { accountId })).toHaveLength(1);
    expect(await entries(staff, { keyword: '台账邻人' })).toHaveLength(1);
    expect(await entries(staff, { keyword: '台账邻人', source: 'SCAN' })).toHaveLength(1);
    expect(await entries(staff, { keyword: '台账邻人', unitId: tree.sister.id })).toEqual([]);
    for (const actor of [neighbour, null])
      for (const filter of [{}, { accountId }, { keyword: '台账邻人' }])
        expect(await entries(actor, filter)).toEqual([]);
  });

  it('costs no statement more with more lines', async () => {
    const before = await countStatements(world, () => entries(staff));
    await entered('演示·又一人');
    expect(await countStatements(world, () => entries(staff))).toBe(before);
  });

  it.each([{ accountId: 'x' }, { unitId: "' or true" }, { keyword: 'a\u0000' }, { to: '1990-01-01T00:00:00Z' }])(
    'a hostile filter finds nothing and breaks nothing: %j',
    async (filter) => {
      expect(await entries(staff, filter)).toEqual([]);
    },
  );
});
