import { createHash } from 'node:crypto';
import pg from 'pg';
import { createCipher } from '../crypto/cipher.ts';
import type { Env } from '../env.ts';
import { type Problem, SettingsError } from '../settings/problem.ts';
import type { ReadDb } from './read.ts';
import { sql } from './sql.ts';

type Keys = Pick<Env, 'dataKey' | 'indexKey'>;

/** Tells one key from another and nothing about either. */
const fingerprint = (purpose: string, key: Buffer): string =>
  createHash('sha256').update(`jinguo ${purpose} key\u0000`).update(key).digest('hex').slice(0, 24);

const fingerprints = ({ dataKey, indexKey }: Keys): Readonly<Record<string, string>> => ({
  DATA_KEY_FILE: fingerprint('data', dataKey),
  INDEX_KEY_FILE: fingerprint('index', indexKey),
});

/** A platform on another database's keys would find nobody by her phone and read no number: it does not start. */
const foreignKey = (name: string): Problem => ({
  name,
  zh: '这个数据库里的内容是用另一把密钥加密的。请换回原来的密钥文件；从备份恢复时，请一并恢复当时的密钥。',
  en: 'What lies in this database was sealed with another key. Put back the key it was made with; a restored backup needs the keys of its time.',
});

/** A backup sealed with the key of what lies in it would need one secret less: refused by the fingerprints kept. */
export async function refuseDataKey(client: pg.ClientBase, backupKey: Buffer): Promise<void> {
  const { rows } = await client.query<{ name: string; value: string }>('select name, value from installation');
  const twins = fingerprints({ dataKey: backupKey, indexKey: backupKey });
  const twin = rows.find(({ name, value }) => twins[name] === value);
  if (!twin) return;
  throw new SettingsError([
    {
      name: 'BACKUP_KEY_FILE',
      zh: `与这个数据库的 ${twin.name} 是同一把密钥。备份要有自己的密钥：openssl rand -hex 32`,
      en: `This is the same key as this database's ${twin.name}. Backups need a key of their own: openssl rand -hex 32`,
    },
  ]);
}

/** Keeps which keys the data is sealed with, when nothing is kept yet; refuses others. Runs as the owner. */
export async function rememberKeys(ownerUrl: string, keys: Keys): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; value: string }>('select name, value from installation');
    if (rows.length === 0) await refuseUnreadable(client, keys);
    for (const [name, value] of Object.entries(fingerprints(keys)))
      await client.query('insert into installation (name, value) values ($1, $2) on conflict (name) do nothing', [
        name,
        value,
      ]);
    refuseOthers(rows, keys);
  } finally {
    await client.end();
  }
}

/** The same question at the start of every process. A database whose keys were never noted (a test's) answers nothing. */
export async function checkKeys(read: ReadDb, keys: Keys): Promise<void> {
  refuseOthers(await read.rows<{ name: string; value: string }>(sql`select name, value from installation`), keys);
}

function refuseOthers(kept: readonly { name: string; value: string }[], keys: Keys): void {
  const now = fingerprints(keys);
  const others = kept.filter(({ name, value }) => now[name] !== undefined && now[name] !== value);
  if (others.length > 0) throw new SettingsError(others.map(({ name }) => foreignKey(name)));
}

/** A database from before keys were noted: whoever has an account there was sealed with some key. */
async function refuseUnreadable(client: pg.Client, keys: Keys): Promise<void> {
  const { rows } = await client.query<{ phone_cipher: string }>(
    'select phone_cipher from account where phone_cipher is not null limit 1',
  );
  const [row] = rows;
  if (!row) return;
  try {
    createCipher(keys).open(row.phone_cipher);
  } catch {
    throw new SettingsError([foreignKey('DATA_KEY_FILE')]);
  }
}
