import { createHash } from 'node:crypto';
import pg from 'pg';
import { type CipherKeys, createCipher, dataKeysOf, FIRST_KEY_ID } from '../crypto/cipher.ts';
import { type Problem, SettingsError } from '../settings/problem.ts';
import type { ReadDb } from './read.ts';
import { needAgain, released } from './released-keys.ts';
import { sql } from './sql.ts';

interface Noted {
  readonly name: string;
  readonly value: string;
}

const DATA = 'DATA_KEY_FILE';
/** The name of the key that the platform was last started with as the sealing one. */
const SEALS = 'DATA_KEY_SEALS';
/** The first key's fingerprint was noted before keys had names. */
const dataName = (id: string): string => (id === FIRST_KEY_ID ? DATA : `${DATA} ${id}`);
const idOf = (name: string): string | null =>
  name === DATA ? FIRST_KEY_ID : name.startsWith(`${DATA} `) ? name.slice(DATA.length + 1) : null;

/** Tells one key from another and nothing about either. */
const fingerprint = (purpose: string, key: Buffer): string =>
  createHash('sha256').update(`jinguo ${purpose} key\u0000`).update(key).digest('hex').slice(0, 24);

const fingerprints = (keys: CipherKeys): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(dataKeysOf(keys).map(({ id, key }) => [dataName(id), fingerprint('data', key)])),
  INDEX_KEY_FILE: fingerprint('index', keys.indexKey),
});

/** A platform on another database's keys would find nobody by her phone and read no number: it does not start. */
const foreignKey = (name: string): Problem => ({
  name,
  zh: '这个数据库里的内容是用另一把密钥加密的。请换回原来的密钥文件；从备份恢复时，请一并恢复当时的密钥。',
  en: 'What lies in this database was sealed with another key. Put back the key it was made with; a restored backup needs the keys of its time.',
});

/** Rows still bear the name of a key that was taken away: they could not be read. */
const keyTakenAway = (id: string): Problem => ({
  name: DATA,
  zh: `数据库里还有用密钥 ${id} 加密的内容，密钥文件里却没有它。请把 ${id} 的一行放回去（不是第一行），启动后执行 npm run keys -- rotate；它说可以取走时再取走。`,
  en: `Rows in this database are still sealed with key ${id}, and the key file lacks it. Put its line back (not as the first), start, run npm run keys -- rotate, and take it away when that says so.`,
});

/** A backup sealed with the key of what lies in it would need one secret less: refused by the fingerprints kept. */
export async function refuseDataKey(client: pg.ClientBase, backupKey: Buffer): Promise<void> {
  const { rows } = await client.query<Noted>('select name, value from installation');
  const twin = rows.find(({ name, value }) => value === fingerprint(idOf(name) === null ? 'index' : 'data', backupKey));
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
export async function rememberKeys(ownerUrl: string, keys: CipherKeys): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Noted>('select name, value from installation');
    if (rows.length === 0) await refuseUnreadable(client, keys);
    refuseOthers(rows, keys);
    for (const [name, value] of Object.entries(fingerprints(keys)))
      await client.query('insert into installation (name, value) values ($1, $2) on conflict (name) do nothing', [
        name,
        value,
      ]);
    const sealing = keys.dataKeyId ?? FIRST_KEY_ID;
    await client.query(
      `insert into installation (name, value) values ($1, $2)
       on conflict (name) do update set value = excluded.value, noted_at = now()`,
      [SEALS, sealing],
    );
    // A key that seals again is needed again.
    await needAgain(client, sealing);
  } finally {
    await client.end();
  }
}

/** The same question at the start of every process. A database whose keys were never noted (a test's) answers nothing. */
export async function checkKeys(read: ReadDb, keys: CipherKeys): Promise<void> {
  const noted = read.rows<{ name: string; value: string }>(sql`select name, value from installation`);
  refuseOthers(await noted.catch(refuseEmpty), keys);
}

/** The same for a tool that works as the owner. */
export async function checkKeysAsOwner(client: pg.ClientBase, keys: CipherKeys): Promise<void> {
  const kept = await client.query<Noted>('select name, value from installation').catch(refuseEmpty);
  refuseOthers(kept.rows, keys);
}

/** A tool that was run before the first start, or on another database than the platform's. */
function refuseEmpty(error: unknown): never {
  const undefinedTable = '42P01';
  if ((error as { code?: string }).code !== undefinedTable) throw error;
  throw new SettingsError([
    {
      name: 'DATABASE_URL',
      zh: '这个数据库里还没有平台的表。请核对地址；如果是新的数据库，请先启动一次平台。',
      en: "The platform's tables are not in this database. Check the address; if it is a new one, start the platform first.",
    },
  ]);
}

function refuseOthers(kept: readonly Noted[], keys: CipherKeys): void {
  const now = fingerprints(keys);
  const gone = new Set(kept.map(({ name }) => name));
  const problems = kept.flatMap(({ name, value }) => {
    const id = idOf(name);
    if (now[name] !== undefined) return now[name] === value ? [] : [foreignKey(name)];
    return id === null || gone.has(released(id)) ? [] : [keyTakenAway(id)];
  });
  if (problems.length > 0) throw new SettingsError(problems);
}

/**
 * Whether the platform was last started with this key as the sealing one: only then may what others sealed be sealed anew. To
 * have stood on some line of the file is not enough: running processes would go on sealing with the first.
 */
export async function sealsNow(client: pg.ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from installation where name = $1 and value = $2', [SEALS, id]);
  return (rowCount ?? 0) > 0;
}

/** A database from before keys were noted: whoever has an account there was sealed with some key. */
async function refuseUnreadable(client: pg.Client, keys: CipherKeys): Promise<void> {
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
