import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { hoursEntities } from '../entities.ts';
import { approveRecords } from '../record/approve-records.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../testing/hours.make.ts';
import { type Verdict, verifyLedger } from './verify-ledger.ts';
import { verifyPart } from './verify-part.ts';

let world: World;
let tree: HoursTree;
let approver: Actor;
let superuser: pg.Client;
const accounts: string[] = [];
const ENTRIES = 3;

beforeAll(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  tree = await makeHoursTree(world);
  approver = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
  superuser = new pg.Client({ connectionString: world.ownerUrl });
  await superuser.connect();
  for (let person = 0; person < 5; person += 1) {
    const volunteer = await makeHoursVolunteer(world, tree);
    for (let n = 0; n < ENTRIES; n += 1) {
      const record = await makeRecord(world, tree, { volunteer });
      await runUseCase(world.context(approver), approveRecords, { ids: [record.id] });
    }
    const [account] = await world.services.read.rows<{ id: string }>(
      sql`select id from ledger_account where volunteer_id = ${volunteer.id}`,
    );
    accounts.push(account?.id ?? '');
  }
  accounts.sort();
});
afterAll(async () => {
  await superuser.end();
  await world.close();
});

const verify = (parts = 2): Promise<Verdict> => verifyLedger(world.ownerUrl, parts, (part) => verifyPart(part));

/** What somebody with every right does to the tables, checks and triggers out of her way; undone afterwards. */
async function tampered(statements: readonly string[]): Promise<Verdict> {
  const tables = ['ledger_entry', 'ledger_head'];
  const saved = await Promise.all(tables.map(async (table) => (await superuser.query(`select * from ${table}`)).rows));
  const checks = `select conname as name, pg_get_constraintdef(oid) as def from pg_constraint where conrelid = 'ledger_entry'::regclass and contype = 'c'`;
  const { rows: constraints } = await superuser.query<{ name: string; def: string }>(checks);
  const bare = async (): Promise<void> => {
    await superuser.query('alter table ledger_entry disable trigger user');
    for (const { name } of constraints) await superuser.query(`alter table ledger_entry drop constraint ${name}`);
  };
  await bare();
  try {
    for (const statement of statements) await superuser.query(statement);
    return await verify();
  } finally {
    for (const [n, table] of tables.entries()) {
      await superuser.query(`delete from ${table}`);
      for (const row of saved[n] ?? [])
        await superuser.query(
          `insert into ${table} (${Object.keys(row).join()}) values (${Object.keys(row).map((_, i) => `$${i + 1}`)})`,
          Object.values(row),
        );
    }
    for (const { name, def } of constraints)
      await superuser.query(`alter table ledger_entry add constraint ${name} ${def}`);
    await superuser.query('alter table ledger_entry enable trigger user');
  }
}

describe('the ledger verifies itself', () => {
  it.each([1, 2, 3, 7])('a sound ledger is whole, in %i parts', async (parts) => {
    expect(await verify(parts)).toMatchObject({
      entries: accounts.length * ENTRIES,
      accounts: accounts.length,
      faultCount: 0,
      faults: [],
    });
  });

  it.each([
    ['minutes', 'minutes + 1'],
    ['at', `at + interval '1 millisecond'`],
    ['source', `'STATED'`],
    ['policy_version', `policy_version || ' '`],
    ['approver_account_id', 'gen_random_uuid()'],
    ['record_id', 'gen_random_uuid()'],
    ['reverses_sequence', '1'],
    ['county_code', `'370304'`],
    ['salt', `set_byte(salt, 15, 255 - get_byte(salt, 15))`],
  ])('names the entry of which somebody changed %s', async (column, value) => {
    const verdict = await tampered([
      `update ledger_entry set ${column} = ${value} where account_id = '${accounts[2]}' and sequence = 2`,
    ]);
    expect(verdict.faults[0]).toEqual({ kind: 'ALTERED', accountId: accounts[2], sequence: 2 });
  });

  it('a changed byte anywhere in commitment, link or chain is found', async () => {
    for (const column of ['commitment', 'previous', 'chain'])
      for (const byte of [0, 13, 31]) {
        const verdict = await tampered([
          `update ledger_entry set ${column} = set_byte(${column}, ${byte}, 255 - get_byte(${column}, ${byte})) where account_id = '${accounts[0]}' and sequence = 2`,
        ]);
        expect(verdict.faults[0], `${column} ${byte}`).toMatchObject({ accountId: accounts[0], sequence: 2 });
      }
  });

  it.each([
    [
      'an entry taken out',
      (id: string) => [`delete from ledger_entry where account_id = '${id}' and sequence = 2`],
      'MISSING_BEFORE',
    ],
    [
      'the last entry taken out',
      (id: string) => [`delete from ledger_entry where account_id = '${id}' and sequence = 3`],
      'HEAD_DIFFERS',
    ],
    [
      'all entries taken out',
      (id: string) => [`delete from ledger_entry where account_id = '${id}'`],
      'ENTRIES_MISSING',
    ],
    ['a head taken out', (id: string) => [`delete from ledger_head where account_id = '${id}'`], 'NO_HEAD'],
    [
      'a head that says more',
      (id: string) => [`update ledger_head set minutes = minutes + 60 where account_id = '${id}'`],
      'HEAD_DIFFERS',
    ],
    [
      'a second entry under one number, a year apart',
      (id: string) => [
        `insert into ledger_entry select account_id, sequence, at + interval '1 year', minutes, source, policy_version, approver_account_id, record_id,
          reverses_sequence, county_code, salt, commitment, previous, chain from ledger_entry where account_id = '${id}' and sequence = 3`,
      ],
      'DOUBLE',
    ],
  ])('finds %s, in whichever account', async (_, change, kind) => {
    for (const id of [accounts[0] ?? '', accounts[4] ?? '']) {
      const { faults } = await tampered(change(id));
      expect(faults[0]).toMatchObject({ kind, accountId: id });
    }
  });

  it('counts what was turned away', async () => {
    const before = (await verify()).attempts;
    await superuser.query('delete from ledger_entry');
    expect((await verify()).attempts).toBe(before + accounts.length * ENTRIES);
  });

  it('an entry of the furthest times and sums is computed as it was committed', async () => {
    for (const at of ['2026-01-01T00:00:00.000Z', '2031-12-31T23:59:59.999Z', '2040-02-29T12:00:00.007Z']) {
      world.setNow(at);
      const record = await makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree) });
      await runUseCase(world.context(approver), approveRecords, { ids: [record.id] });
    }
    expect(await verify()).toMatchObject({ faultCount: 0 });
  });
});
