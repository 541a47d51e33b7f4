// The modules' GraphQL types are read on the way and want their metadata first.
import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { loadCatalogue } from '../src/main/seed/catalogue.ts';
import { runSeed } from '../src/main/seed/run-seed.ts';
import { scales } from '../src/main/seed/scale.ts';
import { createCipher } from '../src/platform/crypto/cipher.ts';
import { startPostgres } from '../src/platform/database/launcher/index.ts';
import { migrate } from '../src/platform/database/migrate.ts';

export interface BenchDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** A PostgreSQL of its own with production's settings, on disk, and keys that stay beside it. */
export interface Bench {
  readonly postgres: Awaited<ReturnType<typeof startPostgres>>;
  readonly env: Readonly<Record<string, string>>;
  /** A database seeded at a scale; made once, kept for the next run. */
  seeded(scale: string): Promise<BenchDatabase>;
  /** A throw-away copy. */
  copyOf(database: BenchDatabase, name: string): Promise<BenchDatabase>;
  drop(name: string): Promise<void>;
}

export async function openBench(folder: string): Promise<Bench> {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const postgres = await startPostgres({ dataDir: resolve(folder, 'postgres'), durable: true });
  const env = {
    DATA_KEY: keyIn(folder, 'data.key'),
    INDEX_KEY: keyIn(folder, 'index.key'),
    DATABASE_POOL: '10',
    FILES_DIR: join(folder, 'files'),
    WEB_ROOT: resolve(import.meta.dirname, '../../..'),
  };
  const named = (name: string): BenchDatabase => ({
    name,
    ownerUrl: withDatabase(postgres.ownerUrl, name),
    appUrl: withDatabase(postgres.appUrl, name),
  });
  const admin = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: postgres.superUrl });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  const cipher = createCipher({
    dataKey: Buffer.from(env.DATA_KEY, 'hex'),
    indexKey: Buffer.from(env.INDEX_KEY, 'hex'),
  });
  return {
    postgres,
    env,
    async seeded(scaleName) {
      const scale = scales[scaleName];
      if (!scale) throw new Error(`no scale ${scaleName}`);
      const database = named(`bench_${scaleName}`);
      if (await isComplete(postgres.superUrl, database.name)) return database;
      console.log(`— seeding ${scaleName}`);
      await admin(`drop database if exists ${database.name} with (force)`);
      await admin(`create database ${database.name} owner jinguo_owner`);
      await migrate(database.ownerUrl, 'jinguo_app');
      await loadCatalogue(database.ownerUrl);
      await runSeed(database.ownerUrl, cipher, scale, (text) => console.log(text));
      await admin(`comment on database ${database.name} is '${stamp()}'`);
      return database;
    },
    async copyOf(database, name) {
      await admin(`drop database if exists ${name} with (force)`);
      await admin(`create database ${name} template ${database.name} owner jinguo_owner strategy file_copy`);
      return named(name);
    },
    drop: (name) => admin(`drop database if exists ${name} with (force)`),
  };
}

const withDatabase = (url: string, name: string): string => {
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
};

function keyIn(folder: string, name: string): string {
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** What a seeded database was made of: tables and seed. Another version makes it anew. */
function stamp(): string {
  const digest = createHash('sha256');
  for (const folder of ['migrations', 'main/seed']) {
    const path = resolve(import.meta.dirname, '../src', folder);
    for (const name of readdirSync(path).sort()) digest.update(readFileSync(join(path, name)));
  }
  return `seeded ${digest.digest('hex')}`;
}

/** Seeded to the end by this version: a run that was broken off left no comment. */
async function isComplete(superUrl: string, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ ok: boolean }>(
      `select shobj_description(oid, 'pg_database') = $2 as ok from pg_database where datname = $1`,
      [name, stamp()],
    );
    return rows[0]?.ok === true;
  } finally {
    await client.end();
  }
}
