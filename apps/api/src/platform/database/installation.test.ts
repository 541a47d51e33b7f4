import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCipher } from '../crypto/cipher.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { checkKeys, refuseDataKey, rememberKeys } from './installation.ts';
import { createReadDb, type ReadDb } from './read.ts';

const keys = () => ({ dataKey: randomBytes(32), indexKey: randomBytes(32) });
const mine = keys();
let database: TestDatabase;
let read: ReadDb;
beforeAll(async () => {
  database = await testDatabase();
  read = createReadDb(database.appUrl, 2);
});
afterAll(async () => {
  await read.end();
  await database.drop();
});

it('a database from before keys were noted takes the keys its people were sealed with, and no others', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(
    `insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash)
     values (gen_random_uuid(), '演示·旧人', $1, $2, '139****0000', 'x')`,
    [createCipher(mine).seal('13900000000'), createCipher(mine).index('phone', '13900000000')],
  );
  await owner.end();
  await expect(rememberKeys(database.ownerUrl, keys())).rejects.toThrow('另一把密钥');
  await rememberKeys(database.ownerUrl, mine);
});

it('from then on every start asks: other keys are refused, each by its name', async () => {
  await checkKeys(read, mine);
  await rememberKeys(database.ownerUrl, mine);
  await expect(checkKeys(read, { ...mine, indexKey: randomBytes(32) })).rejects.toThrow('INDEX_KEY_FILE');
  await expect(checkKeys(read, { ...mine, dataKey: randomBytes(32) })).rejects.toThrow('DATA_KEY_FILE');
  await expect(rememberKeys(database.ownerUrl, keys())).rejects.toThrow('2 项');
});

it('a backup is not sealed with a key of what lies in it, even where that key is not at hand', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    await refuseDataKey(owner, randomBytes(32));
    await expect(refuseDataKey(owner, mine.dataKey)).rejects.toThrow(/BACKUP_KEY_FILE[\s\S]*DATA_KEY_FILE/);
    await expect(refuseDataKey(owner, mine.indexKey)).rejects.toThrow(/BACKUP_KEY_FILE[\s\S]*INDEX_KEY_FILE/);
  } finally {
    await owner.end();
  }
});

it('what is noted tells nothing about a key, and the application cannot change it', async () => {
  const rows = await read.pool.query('select name, value from installation');
  expect(JSON.stringify(rows.rows)).not.toContain(mine.dataKey.toString('hex').slice(0, 12));
  await expect(read.pool.query(`update installation set value = 'x'`)).rejects.toThrow(/permission denied/);
});
