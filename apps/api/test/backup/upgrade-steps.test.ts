import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrations } from '../../src/migrations/index.ts';
import { commitmentOf, newSalt } from '../../src/modules/hours/index.ts';
import { verifyLedger } from '../../src/modules/hours/verify/verify-ledger.ts';
import { verifyPart } from '../../src/modules/hours/verify/verify-part.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { newId } from '../../src/platform/ids.ts';
import { emptyDatabase } from './drill.make.ts';
import { type Content, fillEmpty, lostOrChanged, type Row, rowsByKey, tablesOf } from './fill.make.ts';

const quoted = (...ids: string[]): string[] => ids.map((id) => `'${id}'`);
const six = (): string[] => quoted(...Array.from({ length: 6 }, newId).sort());
const [county = '', village = '', ann = '', bea = '', one = '', two = ''] = six();
const [first = '', second = '', third = '', zero = '', thirty = '', approved = ''] = six();
const [older = '', newer = '', withdrawn = '', ledger = '', note = '', link = ''] = six();
const [activity = '', policy = ''] = quoted(newId(), newId());
/** The first version of a record says of itself that it is. */
const firstVersion = (): Row => {
  const [id = ''] = quoted(newId());
  return { id, first_id: id, revision: '1', withdrawn: 'false' };
};
const during = (day: number): string => `'[2026-11-${day}T01:00:00Z,2026-11-${day}T03:00:00Z)'`;

const record = (id: string, signUp: string, minutes: number, more: Row = {}): Row => ({
  id,
  sign_up_id: signUp,
  minutes: String(minutes),
  proposed_by: ann,
  unit_id: village,
  holder_unit_id: county,
  volunteer_id: one,
  ...more,
});

/** Three entries as an earlier version wrote them, before there were chains: the second takes the first back. */
const entries = (): Row[] => {
  const at = (day: number): string => `2026-11-${day}T01:00:00.000Z`;
  return [
    { sequence: 1, minutes: 120, reverses: null, day: 20 },
    { sequence: 2, minutes: -120, reverses: 1, day: 21 },
    { sequence: 3, minutes: 60, reverses: null, day: 22 },
  ].map(({ sequence, minutes, reverses, day }) => {
    const bare = (text: string): string => text.replaceAll("'", '');
    const salt = newSalt();
    const commitment = commitmentOf(salt, {
      accountId: bare(ledger),
      sequence,
      at: new Date(at(day)),
      minutes,
      source: 'SCAN',
      policyVersion: 'national-1',
      approverAccountId: bare(bea),
      recordId: bare(approved),
      reversesSequence: reverses,
      countyCode: '370303',
    });
    return {
      account_id: ledger,
      sequence: String(sequence),
      at: `'${at(day)}'`,
      minutes: String(minutes),
      source: `'SCAN'`,
      policy_version: `'national-1'`,
      approver_account_id: bea,
      record_id: approved,
      reverses_sequence: String(reverses),
      county_code: `'370303'`,
      salt: `'\\x${salt.toString('hex')}'`,
      commitment: `'\\x${commitment.toString('hex')}'`,
    };
  });
};

const bytes = (length: number): string => `'\\x${'5a'.repeat(length)}'`;

/** Rows the migrations on data look for, and those of tables with finer rules. All others are made up. */
const given: Readonly<Record<string, readonly Row[]>> = {
  division: [{ code: `'370303'`, level: '3', name: `'演示县'` }],
  unit: [
    { id: county, path: `'1.'` },
    { id: village, path: `'1.2.'`, parent_id: county, kind: `'NON_FEDERATION'` },
  ],
  account: [{ id: ann }, { id: bea }],
  volunteer: [
    { id: one, account_id: ann, number: `'N1'` },
    { id: two, number: `'N2'` },
  ],
  activity: [{ id: activity }],
  shift: [{ ends_at: `'2026-11-20T03:00:00Z'` }],
  sign_up: [
    { id: first, during: during(20), volunteer_id: one },
    { id: second, during: during(21), volunteer_id: one },
    { id: third, during: during(22), volunteer_id: one },
  ],
  scan: [
    {
      sign_up_id: first,
      activity_id: activity,
      county_code: `'370303'`,
    },
  ],
  service_record: [
    record(zero, first, 0),
    record(thirty, second, 30),
    record(approved, third, 60, { state: `'APPROVED'`, approved_by: bea, approved_at: 'now()' }),
  ],
  guardian_consent: [
    { id: older, volunteer_id: one },
    { id: newer, volunteer_id: one },
    { id: withdrawn, volunteer_id: two, withdrawn_at: `'2026-11-20T05:00:00Z'` },
  ],
  ledger_account: [{ id: ledger, volunteer_id: one }],
  ledger_head: [{ account_id: ledger, sequence: '3', minutes: '60' }],
  ledger_entry: entries(),
  ledger_root: [{ tree: bytes(32), previous: bytes(32), key: bytes(32), signature: bytes(64) }],
  ledger_leaf: [{ chain: bytes(32) }],
  ledger_node: [{ hash: bytes(32) }],
  message: [{ id: note, account_id: ann }],
  sms_delivery: [{ id: link, message_id: note }],
  certificate_key: [{ id: `'00112233445566aa'` }],
  certificate: [
    { code: `'ABCDEFGH'`, payload: `'演示'`, signature: `'\\x${'00'.repeat(64)}'`, sheet: `'[]'`, state: `'VALID'` },
  ],
  certificate_request: [{ state: `'REQUESTED'` }],
  identity_dispute: [{ holder_id: one, claimant_id: two }],
  merge_case: [{ kept_id: one, absorbed_id: two }],
  late_entry: [{ released_at: 'now()' }],
  account_restoration: [{ account_id: ann, opened_by: bea }],
  public_notice: [{ kind: `'HOURS'` }],
  objection: [{ objector_account_id: ann }],
  complaint: [{ complainant_account_id: ann, complainant_index: `'\\x01'`, facts: `array['一件事']` }],
  likely_duplicate: [{ one_id: one, other_id: two }],
  outside_system: [{ adapter: `'FILE'` }],
  hours_policy: [{ id: policy, version: `'local-' || ${policy}`, set_at: `'2026-11-19T01:00:00Z'` }],
  training_record: [firstVersion()],
  award_record: [firstVersion()],
  evaluation: [firstVersion()],
  star_policy: [
    {
      thresholds: `'{6000,18000,36000,60000,90000}'`,
      confirmed_by: `'{COUNTY,COUNTY,CITY,CITY,PROVINCE}'`,
      valid_from: `'2026-12-01'`,
      set_at: `'2026-11-19T01:00:00Z'`,
    },
  ],
  integrity_line: [
    {
      people: '5',
      records: '1',
      minutes: '60',
      by_source: `'{}'`,
      late_records: '0',
      flags_raised: '0',
      flags_resolved: '0',
      median_days: '1',
    },
  ],
  integrity_sum: [{ kind: `'APPROVER_FLAG'`, people: '5', raised: '5', done: '0', in_time: 'null' }],
  star_case: [{ state: `'PROPOSED'` }],
  privacy_notice_withdrawal: [{ withdrawn_at: `'2000-01-01T00:00:00Z'` }],
};

/** What people did before a migration that puts it right: a sheet with a term was taken for a paper. */
const meanwhile: Readonly<Record<string, string>> = {
  M0277TermsKept: `with sheet as (update stored_file set expires_at = '2026-11-27T01:00:00Z', sealed = true returning id),
    paper as (update qualification set file_id = (select id from sheet limit 1))
    update identity_dispute set evidence_file_id = (select id from sheet limit 1)`,
};

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let client: pg.Client;
const changed = new Map<string, string[]>();
/** The row of a table by its id, as it stands at the end. */
let end: Content;
const row = (table: string, id: string): Record<string, unknown> | undefined =>
  [...(end.get(table)?.values() ?? [])].find((values) => values['id'] === id.replaceAll("'", ''));

/** Version after version: each finds rows in every table there was, those of its data migration among them. */
beforeAll(async () => {
  database = await emptyDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const names = migrations.map(({ name }) => name as string);
  let before: Content = new Map();
  for (let upTo = names.indexOf('M0005Hours') + 1; upTo <= names.length; upTo += 1) {
    await migrate(database.ownerUrl, 'jinguo_app', { only: new Set(names.slice(0, upTo)) });
    changed.set(names[upTo - 1] ?? '', lostOrChanged(before, await rowsByKey(client)));
    await fillEmpty(client, given);
    const then = meanwhile[names[upTo] ?? ''];
    if (then) await client.query(then);
    before = await rowsByKey(client);
  }
  end = before;
}, 240_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

it('every table there is was filled before the next migration came', async () => {
  expect([...end].filter(([, rows]) => rows.size === 0).map(([table]) => table)).toEqual([]);
  expect([...end.keys()]).toEqual(await tablesOf(client));
});

it('no migration loses or changes a row, but a record of no minutes, which is returned for its true times, and sheets taken for papers', () => {
  const told = [...changed].filter(([, what]) => what.length > 0);
  expect(told.map(([name]) => name)).toEqual(['M0130NothingToCount', 'M0277TermsKept', 'M0410RootMail']);
  // A copy of a root is known by its address too since: the one there was stays as it was, without one.
  expect(told[2]?.[1].every((what) => what.startsWith('ledger_root_copy'))).toBe(true);
  expect([...(end.get('ledger_root_copy')?.values() ?? [])]).toMatchObject([{ target: 'FILE', address: '' }]);
  const key = `{"id":${zero.replaceAll("'", '"')}}`;
  expect(told[0]?.[1].sort()).toEqual(
    ['held_since', 'holder_unit_id', 'state', 'version'].map((column) => `service_record.${column} of ${key}`),
  );
  expect(row('service_record', zero)).toMatchObject({
    state: 'RETURNED',
    return_code: 'NOTHING_TO_COUNT',
    holder_unit_id: village.replaceAll("'", ''),
  });
  expect(row('service_record', thirty)).toMatchObject({ state: 'PROPOSED', minutes: 30, return_code: null });
});

it('a qualification and a dispute let go of a file with a term, and of nothing else', () => {
  const columns = (changed.get('M0277TermsKept') ?? []).map((what) => what.split(' of ')[0]);
  expect([...new Set(columns)].sort()).toEqual([
    'identity_dispute.evidence_file_id',
    'identity_dispute.version',
    'qualification.file_id',
    'qualification.version',
  ]);
  const held = [...(end.get('qualification')?.values() ?? []), ...(end.get('identity_dispute')?.values() ?? [])];
  expect(held.map((one) => one['file_id'] ?? one['evidence_file_id'] ?? null)).toEqual(held.map(() => null));
});

it('of several yeses of guardians the latest holds, one that was taken back stays so', () => {
  expect([older, newer, withdrawn].map((id) => row('guardian_consent', id)?.['state'])).toEqual([
    'ENDED',
    'GIVEN',
    'WITHDRAWN',
  ]);
});

it('who had duties before they were noted has them, and a text that waited still waits', () => {
  expect(row('account', ann)?.['has_duties']).toBe(true);
  expect(row('account', bea)?.['has_duties']).toBe(false);
  expect(row('sms_delivery', link)).toMatchObject({
    state: 'QUEUED',
    kind: 'NOTICE',
    phone_masked: row('account', ann)?.['phone_masked'],
  });
});

it('entries from before there were chains are chained, and the ledger verifies', async () => {
  const verdict = await verifyLedger(database.ownerUrl, 1, (part) => verifyPart(part, () => undefined));
  expect(verdict).toMatchObject({ entries: 3, accounts: 1, faults: [] });
});

it('a second run changes nothing', async () => {
  await migrate(database.ownerUrl, 'jinguo_app');
  expect(lostOrChanged(end, await rowsByKey(client))).toEqual([]);
});
