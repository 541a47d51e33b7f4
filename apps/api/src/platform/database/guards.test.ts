import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** Every table's own triggers that run before something happens: for which acts, by which function. */
const triggers = `select t.tgrelid, p.proname, p.prosrc, t.tgtype & 1 > 0 as for_rows, t.tgtype & 8 > 0 as on_delete, t.tgtype & 16 > 0 as on_update, t.tgtype & 32 > 0 as on_truncate
  from pg_trigger t join pg_proc p on p.oid = t.tgfoid where not t.tgisinternal or t.tgparentid <> 0`;
const names = async (text: string): Promise<string[]> =>
  (await owner.query<{ name: string }>(text)).rows.map(({ name }) => name);

it('whatever forbids that a row is deleted forbids that all of them are: no table of the kind may be emptied', async () => {
  const open = await names(`with t as (${triggers}) select c.relname as name from pg_class c
    where c.relkind in ('r', 'p') and exists (select from t where t.tgrelid = c.oid and t.on_delete and t.for_rows)
      and not exists (select from t where t.tgrelid = c.oid and t.on_truncate) order by 1`);
  expect(open).toEqual([]);
});

it('and they know of them all: the tables of the kind are these', async () => {
  const kept =
    await names(`with t as (${triggers}) select distinct c.relname as name from pg_class c join t on t.tgrelid = c.oid
    where t.on_delete and t.for_rows and not c.relispartition order by 1`);
  expect(kept).toEqual([
    'approver_flag',
    'audit_entry',
    'award_record',
    'certificate',
    'certificate_key',
    'complaint',
    'complaint_step',
    'data_reveal',
    'evaluation',
    'field_rule',
    'home_visit',
    'hours_policy',
    'late_entry',
    'ledger_attempt',
    'ledger_entry',
    'ledger_leaf',
    'ledger_node',
    'ledger_root',
    'objection',
    'offline_scan',
    'plan_change',
    'plan_change_person',
    'privacy_notice',
    'privacy_notice_withdrawal',
    'record_flag',
    'scan',
    'star_case',
    'star_policy',
    'training_record',
  ]);
});

it('a row keeps the county it was made under, in every table that says one', async () => {
  const open = await names(`with t as (${triggers}) select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'county_code' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not exists (select from t where t.tgrelid = c.oid and t.on_update and t.for_rows
      and (t.proname in ('refuse_change', 'turn_away_ledger_change') or t.prosrc like '%county_code%' or t.proname = 'keep_field_rule')) order by 1`);
  expect(open).toEqual([]);
});

it('a year of a partitioned table is not emptied alone', async () => {
  await expect(owner.query('truncate scan_2026')).rejects.toThrow('append-only');
  await expect(owner.query('truncate plan_change cascade')).rejects.toThrow('append-only');
});
