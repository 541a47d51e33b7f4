import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { modules } from '../../src/modules/modules.ts';
import { createCipher } from '../../src/platform/crypto/cipher.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { createServices, type Services } from '../../src/platform/services.ts';
import { contentOf, emptyDatabase, query } from './drill.make.ts';

/** The migrations of the first landing that held people's data. */
const before = new Set(['M0001Platform', 'M0002Organization', 'M0003People', 'M0004Activity', 'M0005Hours']);
const keys = { dataKey: randomBytes(32), indexKey: randomBytes(32) };
const cipher = createCipher(keys);
const ids = { unit: newId(), account: newId(), volunteer: newId(), record: newId(), ledger: newId() };
let database: Awaited<ReturnType<typeof emptyDatabase>>;
let kept: Map<string, string[]>;
let services: Services;

beforeAll(async () => {
  database = await emptyDatabase();
  await migrate(database.ownerUrl, 'jinguo_app', { only: before });
  for (const statement of rows()) await query(database.ownerUrl, statement.text, statement.values);
  kept = await idsOf();
  await migrate(database.ownerUrl, 'jinguo_app');
  services = await createServices(
    { DATABASE_URL: database.appUrl, DATA_KEY: keys.dataKey.toString('hex'), INDEX_KEY: keys.indexKey.toString('hex') },
    modules,
  );
});
afterAll(async () => {
  await services.close();
  await database.drop();
});

/** Which rows each table of that time holds. */
async function idsOf(): Promise<Map<string, string[]>> {
  const content = await contentOf(database.ownerUrl);
  return new Map([...content].filter(([name]) => name.startsWith('public.') && name !== 'public.schema_migration'));
}

function rows(): { text: string; values: unknown[] }[] {
  const phone = '13900000077';
  const one = (text: string, ...values: unknown[]) => ({ text, values });
  return [
    one(`insert into division (code, parent_code, level, name) values ('370303', null, 3, '演示县')`),
    one(
      `insert into unit (id, path, kind, level, name, short_name, division_code, county_code, issuing_basis)
       values ($1, '1.', 'FEDERATION', 'COUNTY', '演示县妇联', '演示县', '370303', '370303', 'NONE')`,
      ids.unit,
    ),
    one(
      `insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash)
       values ($1, '演示·旧账号', $2, $3, '139****0077', 'x')`,
      ids.account,
      cipher.seal(phone),
      cipher.index('phone', phone),
    ),
    one(
      `insert into access_grant (id, account_id, unit_id, county_code, kind, name, valid_from, reason)
       values ($1, $2, $3, '370303', 'ROLE', 'STAFF', now(), '演示')`,
      newId(),
      ids.account,
      ids.unit,
    ),
    one(`insert into outbox_event (type, payload) values ('test.waiting', '{"n": 1}')`),
    one(
      `insert into audit_entry (id, at, action, outcome, actor_account_id, changes) values ($1, now(), 'test.old', 'DONE', $2, '[]')`,
      newId(),
      ids.account,
    ),
  ];
}

it('an upgrade from the first landing keeps every row of every table', async () => {
  const now = await idsOf();
  for (const [name, before] of kept) {
    const after = now.get(name);
    expect(after, name).toBeDefined();
    expect(after?.length, name).toBeGreaterThanOrEqual(before.length);
    // New columns stand at the end of a row; what stood there before stands there still.
    for (const row of before) {
      const start = row.slice(0, -1);
      expect(
        after?.some((line) => line.startsWith(start)),
        `${name}: ${start.slice(0, 60)}`,
      ).toBe(true);
    }
  }
});

it('and the platform works on it: sealed text opens, grants count, news is delivered', async () => {
  const [account] = await services.read.rows<{ phone_cipher: string; id: string }>(
    sql`select id, phone_cipher from account where phone_index = ${services.cipher.index('phone', '13900000077')}`,
  );
  expect(account?.id).toBe(ids.account);
  expect(services.cipher.open(account?.phone_cipher ?? '')).toBe('13900000077');
  const [grant] = await services.read.rows(sql`select name from access_grant where account_id = ${ids.account}`);
  expect(grant).toEqual({ name: 'STAFF' });
  expect(await services.read.rows(sql`select 1 as n from outbox_event where delivered_at is null`)).toHaveLength(1);
});

it('a second run changes nothing', async () => {
  const first = await idsOf();
  await migrate(database.ownerUrl, 'jinguo_app');
  expect(await idsOf()).toEqual(first);
});
