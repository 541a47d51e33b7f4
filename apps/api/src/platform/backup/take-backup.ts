import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Seal } from '../crypto/seal-stream.ts';
import { refuseDataKey } from '../database/installation.ts';
import { type Manifest, type Part, type Sum, written } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { jobsVersionOf, plainText, rowsText, sequencesOf, type Table, tablesOf } from './catalog.ts';
import { filesIn } from './files-in.ts';
import { fileKey, type Header, headerLine, keyIdOf } from './format.ts';
import type { Progress } from './progress.ts';
import { Summer } from './summer.ts';

export interface BackupSource {
  readonly ownerUrl: string;
  /** Null when uploaded files lie in an object store, which has copies of its own. */
  readonly filesDir: string | null;
  readonly backupKey: Buffer;
}

/**
 * Everything as it stood at one moment, while the platform goes on: all tables in one repeatable-read snapshot, then
 * the uploaded files, which never change once written. The file bears its name only when it is whole.
 */
export async function takeBackup(source: BackupSource, file: string, progress: Progress): Promise<Manifest> {
  const header: Header = {
    format: 1,
    keyId: keyIdOf(source.backupKey),
    salt: randomBytes(32).toString('hex'),
    takenAt: new Date().toISOString(),
  };
  const line = headerLine(header);
  const unfinished = `${file}.part`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if (await exists(file)) throw new BackupError(`${file} 已经存在。`, `${file} exists already.`);
  const client = new pg.Client({ connectionString: source.ownerUrl, application_name: 'jinguo-backup' });
  client.on('error', () => undefined); // The statement under way fails and tells.
  await client.connect();
  let manifest: Manifest | null = null;
  try {
    await refuseDataKey(client, source.backupKey);
    const content = partsOf(client, source, header.takenAt, progress, (whole) => (manifest = whole));
    const out = createWriteStream(unfinished, { mode: 0o600 });
    out.write(line);
    await pipeline(
      Readable.from(written(content), { objectMode: false }),
      createZstdCompress(),
      new Seal(fileKey(source.backupKey, header), line),
      out,
    );
    await keep(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
  if (!manifest) throw new Error('A backup without a manifest.');
  return manifest;
}

/** On disk first, then under its name, then the folder that holds the name: a power cut leaves all or nothing. */
async function keep(unfinished: string, file: string): Promise<void> {
  await synced(unfinished);
  await rename(unfinished, file);
  if (process.platform !== 'win32') await synced(dirname(file));
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function* partsOf(
  client: pg.Client,
  { filesDir }: BackupSource,
  takenAt: string,
  progress: Progress,
  done: (manifest: Manifest) => void,
): AsyncGenerator<Part> {
  await client.query(plainText);
  await client.query('begin transaction isolation level repeatable read, read only');
  const tables = await tablesOf(client);
  const summed: (Table & Sum)[] = [];
  for (const [at, table] of tables.entries()) {
    yield { kind: 'begin', entry: { type: 'table', ...table } };
    const summer = new Summer();
    for await (const bytes of client.query(copyTo(rowsText(table))) as AsyncIterable<Buffer>) {
      summer.add(bytes);
      progress.bytes(bytes.length);
      yield { kind: 'data', bytes };
    }
    const sum = summer.sum(true);
    yield { kind: 'end', sum };
    summed.push({ ...table, ...sum });
    progress.table(at + 1, tables.length, sum.rows);
  }
  const facts = await factsOf(client);
  await client.query('commit');
  const files = { count: 0, bytes: 0, missing: [] as string[], elsewhere: filesDir === null };
  for (const path of filesDir ? await filesIn(filesDir) : []) {
    yield { kind: 'begin', entry: { type: 'file', path } };
    const summer = new Summer();
    try {
      for await (const bytes of createReadStream(`${filesDir}/${path}`) as AsyncIterable<Buffer>) {
        summer.add(bytes);
        progress.bytes(bytes.length);
        yield { kind: 'data', bytes };
      }
    } catch (error) {
      // Removed between the list and now: the rows of the snapshot may still name it.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      files.missing.push(path);
    }
    const sum = summer.sum(false);
    yield { kind: 'end', sum };
    files.count += 1;
    files.bytes += sum.bytes;
    progress.file(files.count);
  }
  const manifest: Manifest = { takenAt, ...facts, tables: summed, files };
  done(manifest);
  yield { kind: 'manifest', manifest };
}

/** Read in the snapshot too, except sequences, which belong to no snapshot: they may only be further. */
async function factsOf(
  client: pg.Client,
): Promise<Pick<Manifest, 'migrations' | 'jobsVersion' | 'sequences' | 'keys'>> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by id');
  const { rows: keys } = await client.query<{ name: string; value: string }>('select name, value from installation');
  return {
    migrations: rows.map(({ name }) => name),
    jobsVersion: await jobsVersionOf(client),
    sequences: await sequencesOf(client),
    keys: Object.fromEntries(keys.map(({ name, value }) => [name, value])),
  };
}
