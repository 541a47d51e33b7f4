import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startPostgres } from '../../platform/database/launcher/index.ts';
import { readEnv } from '../../platform/env.ts';

/** The database to fill, its owner, and the keys the API will read it with. */
export interface Target {
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly keys: { readonly dataKey: Buffer; readonly indexKey: Buffer };
  close(): Promise<void>;
}

/** DATABASE_OWNER_URL with its keys when given, else the embedded PostgreSQL of `npm start`, running or not. */
export async function seedTarget(dataDir: string): Promise<Target> {
  const env = readEnv();
  if (env.production || inProduction(dataDir)) throw new Error('正式运行的数据库里不写虚构的人。');
  if (env.DATABASE_OWNER_URL) {
    const keyed = (env.DATA_KEY_FILE || env.DATA_KEY) && (env.INDEX_KEY_FILE || env.INDEX_KEY);
    if (!keyed || !env.DATABASE_URL)
      throw new Error('还需要 DATABASE_URL、DATA_KEY_FILE 和 INDEX_KEY_FILE：与 API 使用同一数据库和同一密钥。');
    return {
      ownerUrl: env.DATABASE_OWNER_URL,
      appRole: decodeURIComponent(new URL(env.DATABASE_URL).username),
      keys: env,
      close: async () => undefined,
    };
  }
  const folder = resolve(dataDir);
  // `npm start` leaves this file while it runs: its database must outlive the seed.
  const inUse = existsSync(join(folder, 'run.json'));
  const keys = { dataKey: keyIn(folder, 'data.key'), indexKey: keyIn(folder, 'index.key') };
  const server = await startPostgres({ dataDir: join(folder, 'postgres') });
  return {
    ownerUrl: server.ownerUrl,
    appRole: 'jinguo_app',
    keys,
    close: async () => (inUse ? undefined : server.stop()),
  };
}

/** `npm start -- --production` leaves word of itself while it runs. */
const inProduction = (folder: string): boolean => {
  const file = join(resolve(folder), 'run.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { PRODUCTION?: string }).PRODUCTION === 'true';
};

/** The same keys as `npm start` makes and keeps. */
function keyIn(folder: string, name: string): Buffer {
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const file = join(folder, 'keys', name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}
