import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { hoursEntities } from '../entities.ts';
import { approveRecords } from '../record/approve-records.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../testing/hours.make.ts';
import { appendEntries } from './append-entries.ts';
import { genesisOf, linkOf } from './chain.ts';
import { commitmentOf } from './commitment.ts';
import { reverseEntry } from './reverse-entry.ts';

let world: World;
let tree: HoursTree;
let approver: Actor;
let owner: pg.Client;
beforeAll(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  tree = await makeHoursTree(world);
  approver = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const work = <T>(run: Parameters<typeof inTransaction<T>>[1]) => inTransaction(workerContext(world.services), run);

/** A volunteer with one approved record of 120 minutes. */
async function makeAccountWithEntry() {
  const volunteer = await makeHoursVolunteer(world, tree);
  const record = await makeRecord(world, tree, { volunteer });
  await runUseCase(world.context(approver), approveRecords, { ids: [record.id] });
  const [account] = await world.services.read.rows<{ id: string }>(
    sql`select id from ledger_account where volunteer_id = ${volunteer.id}`,
  );
  if (!account) throw new Error('No account.');
  return { volunteer, record, accountId: account.id };
}
const entriesOf = (accountId: string) =>
  world.services.read.rows<{ sequence: number; minutes: number; reverses_sequence: number | null }>(
    sql`select sequence, minutes, reverses_sequence from ledger_entry where account_id = ${accountId} order by sequence`,
  );
const headOf = async (accountId: string) =>
  (await world.services.read.rows(sql`select sequence, minutes from ledger_head where account_id = ${accountId}`))[0];

describe('the ledger', () => {
  const attempts = [
    'update ledger_entry set minutes = 1',
    'delete from ledger_entry',
    'update ledger_entry_2026 set minutes = 1',
    'delete from ledger_entry_2026',
  ];
  it.each([...attempts, 'truncate ledger_entry', 'delete from ledger_attempt'])(
    'is insert-only for the application’s role: %s',
    async (statement) => {
      await expect(world.services.read.pool.query(statement)).rejects.toMatchObject({
        code: '42501',
        message: expect.stringMatching(/permission denied/),
      });
    },
  );

  it.each(attempts)('turns its owner away too, and keeps who tried: %s', async (statement) => {
    const { accountId } = await makeAccountWithEntry();
    const all = 'select * from ledger_entry order by account_id, sequence';
    const before = (await owner.query(all)).rows;
    const { rowCount } = await owner.query(statement);
    expect(rowCount).toBe(0);
    expect((await owner.query(all)).rows).toEqual(before);
    const { rows } = await owner.query('select act, sequence, by_role from ledger_attempt where account_id = $1', [
      accountId,
    ]);
    const { rows: me } = await owner.query('select session_user as name');
    expect(rows).toEqual([{ act: statement.slice(0, 6).toUpperCase(), sequence: 1, by_role: me[0].name }]);
  });

  it.each([
    'truncate ledger_entry',
    'truncate ledger_attempt',
    'delete from ledger_attempt',
    'update ledger_attempt set sequence = 2',
  ])('cannot be emptied, nor its traces wiped away, by its owner: %s', async (statement) => {
    await makeAccountWithEntry();
    await owner.query('delete from ledger_entry');
    await expect(owner.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('every entry is linked to the one before and the head holds the end; the database takes no entry that is not', async () => {
    const { accountId, volunteer } = await makeAccountWithEntry();
    const record = await makeRecord(world, tree, { volunteer });
    await runUseCase(world.context(approver), approveRecords, { ids: [record.id] });
    const { rows } = await owner.query(
      'select e.*, h.chain as head from ledger_entry e join ledger_head h using (account_id) where account_id = $1 order by e.sequence',
      [accountId],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0].previous).toEqual(genesisOf(accountId));
    expect(rows[0].chain).toEqual(linkOf(genesisOf(accountId), rows[0].commitment));
    expect(rows[1].previous).toEqual(rows[0].chain);
    expect(rows[1].head).toEqual(rows[1].chain);
    const forge = (previous: string, chain: string) =>
      owner.query(
        `insert into ledger_entry select account_id, 3, at, minutes, source, policy_version, approver_account_id, record_id, null, county_code, salt, commitment,
          ${previous}, ${chain} from ledger_entry where account_id = $1 and sequence = 2`,
        [accountId],
      );
    await expect(forge('chain', 'chain')).rejects.toThrow(/ledger_entry_linked/);
    await expect(
      owner.query(
        `insert into ledger_entry select gen_random_uuid(), 1, at, minutes, source, policy_version, approver_account_id, record_id, null, county_code, salt,
          commitment, previous, chain from ledger_entry where account_id = $1 and sequence = 2`,
        [accountId],
      ),
    ).rejects.toThrow(/ledger_entry_begins/);
  });

  it('commits to an entry by fields in a fixed order, so that a changed field shows', async () => {
    const { accountId } = await makeAccountWithEntry();
    const { rows } = await owner.query('select * from ledger_entry where account_id = $1', [accountId]);
    const entry = rows[0];
    const fields = {
      accountId: entry.account_id,
      sequence: entry.sequence,
      at: entry.at,
      minutes: entry.minutes,
      source: entry.source,
      policyVersion: entry.policy_version,
      approverAccountId: entry.approver_account_id,
      recordId: entry.record_id,
      reversesSequence: entry.reverses_sequence,
      countyCode: entry.county_code,
    };
    expect(commitmentOf(entry.salt, fields)).toEqual(entry.commitment);
    expect(commitmentOf(entry.salt, { ...fields, minutes: fields.minutes + 1 })).not.toEqual(entry.commitment);
    expect(commitmentOf(Buffer.alloc(16), fields)).not.toEqual(entry.commitment);
  });

  it('a correction appends a reversal and a new entry; total = sum = head', async () => {
    const { accountId, volunteer, record } = await makeAccountWithEntry();
    await work(async (tx) => {
      expect(await reverseEntry(tx, { accountId, sequence: 1, approverAccountId: approver.accountId })).toBe(true);
      await appendEntries(tx, [
        {
          volunteerId: volunteer.id,
          recordId: record.id,
          minutes: 90,
          source: 'STATED',
          policyVersion: 'national-1',
          approverAccountId: approver.accountId,
          countyCode: '370303',
        },
      ]);
    });
    expect(await entriesOf(accountId)).toEqual([
      { sequence: 1, minutes: 120, reverses_sequence: null },
      { sequence: 2, minutes: -120, reverses_sequence: 1 },
      { sequence: 3, minutes: 90, reverses_sequence: null },
    ]);
    expect(await headOf(accountId)).toEqual({ sequence: 3, minutes: 90 });
  });

  it('an entry is reversed once however many try, and a reversal never', async () => {
    const { accountId } = await makeAccountWithEntry();
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        work((tx) => reverseEntry(tx, { accountId, sequence: 1, approverAccountId: approver.accountId })),
      ),
    );
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(
      await work((tx) => reverseEntry(tx, { accountId, sequence: 2, approverAccountId: approver.accountId })),
    ).toBe(false);
    expect(await headOf(accountId)).toEqual({ sequence: 2, minutes: 0 });
  });

  it('a rolled-back approval leaves no gap in the sequence', async () => {
    const { accountId, volunteer, record } = await makeAccountWithEntry();
    const entry = {
      volunteerId: volunteer.id,
      recordId: record.id,
      minutes: 5,
      source: 'SCAN',
      policyVersion: 'national-1',
      approverAccountId: approver.accountId,
      countyCode: '370303',
    } as const;
    await expect(
      work(async (tx) => {
        await appendEntries(tx, [entry]);
        throw new Error('gave up');
      }),
    ).rejects.toThrow('gave up');
    await work((tx) => appendEntries(tx, [entry]));
    expect((await entriesOf(accountId)).map((line) => line.sequence)).toEqual([1, 2]);
  });

  it('a volunteer has one open account at most; closed ones keep their chain', async () => {
    const { accountId, volunteer } = await makeAccountWithEntry();
    await expect(
      world.services.read.rows(
        sql`insert into ledger_account (id, volunteer_id, county_code) values (gen_random_uuid(), ${volunteer.id}, '370303')`,
      ),
    ).rejects.toThrow(/ledger_account_open/);
    await world.services.read.rows(sql`update ledger_account set closed_at = now() where id = ${accountId}`);
    const record = await makeRecord(world, tree, { volunteer });
    await runUseCase(world.context(approver), approveRecords, { ids: [record.id] });
    expect(await entriesOf(accountId)).toHaveLength(1);
  });
});
