import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cipher, type CipherKeys, createCipher } from '../crypto/cipher.ts';
import { checkKeysAsOwner, rememberKeys } from '../database/installation.ts';
import { createLocalStore } from '../files/local-store.ts';
import { openSealedFile, sealFile } from '../files/sealed-file.ts';
import { newId } from '../ids.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { countKeys } from './count-keys.ts';
import { resealAll } from './reseal-all.ts';
import { sealedTables } from './sealed-columns.ts';
import { takeKeys } from './take-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinguo-reseal-'));
const store = createLocalStore(folder);
const before: CipherKeys = { dataKey: randomBytes(32), indexKey: randomBytes(32) };
const both: CipherKeys = {
  dataKey: randomBytes(32),
  dataKeyId: 'k2',
  retiredKeys: [{ id: 'k1', key: before.dataKey }],
  indexKey: before.indexKey,
};
const after: CipherKeys = { ...both, retiredKeys: [] };
const quiet = { progress: () => undefined };
let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await rememberKeys(database.ownerUrl, before);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

async function strayText(cipher: Cipher): Promise<void> {
  const phone = '13911112222';
  await owner.query(
    `insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash)
     values ($1, '演示·迟到', $2, $3, '139****2222', 'x')`,
    [newId(), cipher.seal(phone), cipher.index('phone', phone)],
  );
}

async function strayFile(cipher: Cipher): Promise<void> {
  const key = 'aa/stray.sealed';
  await store.putStream(key, sealFile(cipher, key, Readable.from([Buffer.from('名单')])), 'x/y');
  await owner.query(
    `insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code, sealed)
     values ($1, $2, 'text/csv', 6, '\\x00', $1, '370303', true)`,
    [newId(), key],
  );
}

/** More than one batch of accounts, lists that were asked for, and a file, sealed by the first key. */
async function fill(): Promise<void> {
  const cipher = createCipher(before);
  for (let n = 0; n < 1003; n += 1)
    await owner.query(
      `insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash, totp_cipher)
       values ($1, '演示·旧人', $2, $3, '139****0000', 'x', $4)`,
      [newId(), cipher.seal(`1390000${n}`), cipher.index('phone', `1390000${n}`), n % 2 ? cipher.seal('SECRET') : null],
    );
  // What was asked for is emptied once a list is made or failed (export/export-work.ts); such a row stays for good.
  for (const [state, wanted] of [
    ['WAITING', cipher.seal('{}')],
    ['READY', ''],
    ['FAILED', ''],
  ])
    await owner.query(
      `insert into data_export (id, kind, requested_by, county_code, state, wanted_cipher)
       select $1, 'ROSTER', id, '370303', $2, $3 from account limit 1`,
      [newId(), state, wanted],
    );
  await store.putStream(
    'aa/one.sealed',
    sealFile(cipher, 'aa/one.sealed', Readable.from([Buffer.from('名单')])),
    'x/y',
  );
  for (const key of ['aa/one.sealed', 'aa/gone.sealed'])
    await owner.query(
      `insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code, sealed)
       values ($1, $2, 'text/csv', 6, '\\x00', $1, '370303', true)`,
      [newId(), key],
    );
}

it('a database sealed by a key that the key file lacks lets nothing start, and says which line to put back', async () => {
  await fill();
  await expect(checkKeysAsOwner(owner, after)).rejects.toThrow(/DATA_KEY_FILE[\s\S]*k1[\s\S]*keys -- rotate/);
  await expect(rememberKeys(database.ownerUrl, after)).rejects.toThrow('k1');
  // The new key beside the old one starts; from then on the old key alone does not.
  await rememberKeys(database.ownerUrl, both);
  await expect(checkKeysAsOwner(owner, before)).rejects.toThrow('k2');
  // A name never becomes another key's.
  await expect(checkKeysAsOwner(owner, { ...both, dataKey: randomBytes(32) })).rejects.toThrow('另一把密钥');
});

it('a run that is broken off leaves whole batches, which the next run passes over', async () => {
  let batches = 0;
  const broken = resealAll(owner, createCipher(both), store, ['k1'], {
    progress() {
      batches += 1;
      if (batches === 2) throw new Error('broken off');
    },
  });
  await expect(broken).rejects.toThrow('broken off');
  const { rows } = await owner.query<{ id: string; count: number }>(
    `select split_part(phone_cipher, ':', 1) as id, count(*)::int as count from account group by 1 order by 1`,
  );
  expect(rows).toEqual([
    { id: 'k1', count: 3 },
    { id: 'k2', count: 1000 },
  ]);
  await expect(checkKeysAsOwner(owner, after)).rejects.toThrow('k1');
});

it('a row somebody holds is left, the key stays needed, and the next run takes it', async () => {
  const other = new pg.Client({ connectionString: database.ownerUrl });
  await other.connect();
  await other.query('begin');
  await other.query(`select 1 from account where phone_cipher like 'k1:%' order by id limit 1 for update`);
  const first = await resealAll(owner, createCipher(both), store, ['k1'], quiet);
  expect(first.released).toEqual([]);
  expect(first.left).toMatchObject([{ id: 'k1', files: 0 }]);
  await other.query('rollback');
  await other.end();
  const second = await resealAll(owner, createCipher(both), store, ['k1'], quiet);
  expect(second).toEqual({ released: ['k1'], left: [] });
});

it('then everything opens by the new key alone, numbers are found as before, and the platform starts without the old one', async () => {
  await checkKeysAsOwner(owner, after);
  const cipher = createCipher(after);
  const { rows } = await owner.query<{ phone: string; found: Buffer; totp: string | null }>(
    'select phone_cipher as phone, phone_index as found, totp_cipher as totp from account',
  );
  expect(rows).toHaveLength(1003);
  for (const { phone, found, totp } of rows) {
    expect(cipher.index('phone', cipher.open(phone)).equals(found)).toBe(true);
    if (totp) expect(cipher.open(totp)).toBe('SECRET');
  }
  const file = await buffer(await openSealedFile(cipher, 'aa/one.sealed', await store.getStream('aa/one.sealed')));
  expect(file.toString()).toBe('名单');
  expect(await countKeys(owner, store)).toMatchObject([{ id: 'k2', files: 1 }]);
});

it('a list that is made, or failed, holds nothing sealed: it is passed over and counts for no key', async () => {
  const { rows } = await owner.query<{ state: string; wanted: string }>(
    'select state, wanted_cipher as wanted from data_export order by state',
  );
  expect(rows).toEqual([
    { state: 'FAILED', wanted: '' },
    { state: 'READY', wanted: '' },
    { state: 'WAITING', wanted: expect.stringMatching(/^k2:/) },
  ]);
  expect((await countKeys(owner, store)).map(({ id }) => id)).toEqual(['k2']);
});

it.each([
  ['a text', strayText],
  ['a file', strayFile],
])(
  '%s sealed with a released key by a process that nobody restarted: the start without that key refuses until it is sealed anew',
  async (_, stray) => {
    await stray(createCipher(before));
    await expect(takeKeys(database.ownerUrl, after, store)).rejects.toThrow(/k1[\s\S]*keys -- rotate/);
    // From then on no other process starts without it either.
    await expect(checkKeysAsOwner(owner, after)).rejects.toThrow('k1');
    await takeKeys(database.ownerUrl, both, store);
    expect(await resealAll(owner, createCipher(both), store, ['k1'], quiet)).toEqual({ released: ['k1'], left: [] });
  },
);

it('a released key that is found nowhere when it is first absent is not looked for at every start', async () => {
  const noted = async () =>
    (await owner.query(`select value from installation where name = 'DATA_KEY_RELEASED k1'`)).rows[0];
  expect(await noted()).toEqual({ value: 'released' });
  await takeKeys(database.ownerUrl, after, store);
  expect(await noted()).toEqual({ value: 'absent' });
  // Taken up again and released again, it is looked for again.
  await takeKeys(database.ownerUrl, both, store);
  await resealAll(owner, createCipher(both), store, ['k1'], quiet);
  expect(await noted()).toEqual({ value: 'released' });
});

it('every column of sealed text is found by its name, has a key to find its row by, and may be written by the owner', async () => {
  const tables = await sealedTables(owner);
  const columns = tables.flatMap((table) => table.columns.map((column) => `${table.name}.${column}`));
  expect(columns).toEqual(expect.arrayContaining(['volunteer.id_number_cipher', 'activity.check_in_secret_cipher']));
  expect(tables.filter(({ key }) => !key?.length)).toEqual([]);
  const closed = await owner.query(
    `select tgrelid::regclass::text as name from pg_trigger where tgname like '%append_only' and tgrelid::regclass::text = any($1)`,
    [tables.map(({ name }) => name)],
  );
  expect(closed.rows).toEqual([]);
});
