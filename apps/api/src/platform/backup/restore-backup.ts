import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Entry, Manifest } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { columnsOf, jobsVersionOf, nameOf, plainText, type Table, tablesOf } from './catalog.ts';
import { checkRows } from './check-rows.ts';
import { isInside } from './files-in.ts';
import { loadSequences, withoutGuards } from './load.ts';
import type { Progress } from './progress.ts';
import { readBackup, verifyBackup } from './read-backup.ts';
import { clearUnfinished, makeSchema, markFinished, refuseNewer, refuseUsed } from './restore-target.ts';

export interface RestoreTarget {
  readonly ownerUrl: string;
  readonly appRole: string;
  /** Null when uploaded files lie in an object store. */
  readonly filesDir: string | null;
  readonly backupKey: Buffer;
}

/**
 * A backup into an empty database. Read once from end to end before anything is written; then the tables as they were
 * at that version, all rows in one transaction, every sum compared with what now lies there; then the files.
 */
export async function restoreBackup(target: RestoreTarget, file: string, progress: Progress): Promise<Manifest> {
  progress.say('正在核对备份…', 'checking the backup');
  const manifest = await verifyBackup(file, target.backupKey, progress);
  refuseNewer(manifest.migrations);
  const client = new pg.Client({ connectionString: target.ownerUrl, application_name: 'jinguo-restore' });
  client.on('error', () => undefined); // The statement under way fails and tells.
  await client.connect();
  const files = target.filesDir && manifest.files.count > 0 ? unfinishedOf(target.filesDir) : null;
  try {
    await refuseUsed(client);
    if (target.filesDir) await refuseFiles(target.filesDir);
    await clearUnfinished(client);
    if (files) await rm(files, { recursive: true, force: true });
    progress.say('正在建表…', 'making the tables');
    await makeSchema(target.ownerUrl, target.appRole, manifest);
    progress.say('正在写入…', 'writing');
    await load(client, { file, manifest, files, backupKey: target.backupKey, progress });
    if (files && target.filesDir) await putFiles(files, target.filesDir);
    await markFinished(client);
    await client.query('analyze');
  } finally {
    await client.end().catch(() => undefined);
    if (files) await rm(files, { recursive: true, force: true });
  }
  return manifest;
}

/** What is not whole yet; a killed restore leaves it, and the next one takes it away. */
const UNFINISHED = '.restoring';

/** Beside the folder. One that is there already stays, and takes them in: a container's volume can be neither removed nor renamed. */
const unfinishedOf = (filesDir: string): string =>
  existsSync(filesDir) ? join(filesDir, UNFINISHED) : `${filesDir}${UNFINISHED}`;

async function refuseFiles(filesDir: string): Promise<void> {
  const there = await readdir(filesDir).catch(() => []);
  if (there.some((name) => name !== UNFINISHED))
    throw new BackupError(
      `文件目录 ${filesDir} 里已有文件，请指定一个空目录（FILES_DIR）。`,
      `The folder ${filesDir} holds files already: name an empty one (FILES_DIR).`,
    );
}

/** The files take their names when the rows are committed; until all have, the database says that it is half restored. */
async function putFiles(files: string, filesDir: string): Promise<void> {
  if (dirname(resolve(files)) !== resolve(filesDir)) return rename(files, filesDir);
  for (const name of await readdir(files)) await rename(join(files, name), join(filesDir, name));
}

interface Load {
  readonly file: string;
  readonly manifest: Manifest;
  readonly files: string | null;
  readonly backupKey: Buffer;
  readonly progress: Progress;
}

async function load(client: pg.Client, { file, manifest, files, backupKey, progress }: Load): Promise<void> {
  await client.query(plainText);
  await client.query('begin');
  try {
    const there = await tablesOf(client);
    const jobsFit = manifest.jobsVersion === (await jobsVersionOf(client));
    if (!jobsFit)
      progress.say(
        '后台任务队列的版本不同，队列不恢复，定时任务会重新建立。',
        'The job queue has another version: it is not restored, schedules are made anew.',
      );
    const wanted = manifest.tables.filter(({ schema }) => jobsFit || schema !== 'pgboss');
    refuseUnlike(wanted, there);
    await withoutGuards(client, async () => {
      const sink = new Sink(client, files, new Set(wanted.map(nameOf)), progress);
      await client.query(`truncate ${wanted.map(nameOf).join(', ')}`);
      for await (const part of readBackup(file, backupKey)) {
        if (part.kind === 'begin') await sink.begin(part.entry);
        if (part.kind === 'data') await sink.write(part.bytes);
        if (part.kind === 'end') await sink.end(part.sum.rows);
      }
    });
    await loadSequences(
      client,
      manifest.sequences.filter(({ schema }) => jobsFit || schema !== 'pgboss'),
    );
    progress.say('正在核对恢复的内容…', 'checking what was restored');
    await checkRows(client, wanted);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** The tables were just made from the same migrations: a difference means another program made the backup. */
function refuseUnlike(wanted: readonly Table[], there: readonly Table[]): void {
  const known = new Map(there.map((table) => [nameOf(table), new Set(table.columns)]));
  const unlike = wanted.filter((table) => !table.columns.every((column) => known.get(nameOf(table))?.has(column)));
  if (unlike.length > 0)
    throw new BackupError(
      `备份里有这个版本没有的表或列：${unlike.map(nameOf).join('、')}。请用写出备份的版本恢复。`,
      `The backup holds tables or columns unknown here: ${unlike.map(nameOf).join(', ')}. Restore with the version that wrote it.`,
    );
}

/** Where the parts of a backup go: rows into their table, bytes into their file. */
class Sink {
  readonly #client: pg.Client;
  readonly #files: string | null;
  readonly #tables: ReadonlySet<string>;
  readonly #progress: Progress;
  #write: ((bytes: Buffer) => Promise<void>) | null = null;
  #end: ((rows: number) => Promise<void>) | null = null;
  #done = 0;
  #filesDone = 0;
  constructor(client: pg.Client, files: string | null, tables: ReadonlySet<string>, progress: Progress) {
    this.#client = client;
    this.#files = files;
    this.#tables = tables;
    this.#progress = progress;
  }
  async begin(entry: Entry): Promise<void> {
    if (entry.type === 'table') await this.#beginTable(entry);
    else if (this.#files) await this.#beginFile(this.#files, entry.path);
  }
  async write(bytes: Buffer): Promise<void> {
    this.#progress.bytes(bytes.length);
    await this.#write?.(bytes);
  }
  async end(rows: number): Promise<void> {
    await this.#end?.(rows);
    [this.#write, this.#end] = [null, null];
  }
  async #beginTable(table: Table): Promise<void> {
    if (!this.#tables.has(nameOf(table))) return;
    const stream = this.#client.query(copyFrom(`copy ${nameOf(table)} (${columnsOf(table)}) from stdin`));
    let failed: Error | null = null;
    const finished = new Promise<void>((resolve, reject) => {
      stream.once('finish', () => resolve());
      stream.once('error', (error) => {
        failed = error;
        reject(error);
      });
    });
    finished.catch(() => undefined); // Told where the stream is written or ended.
    this.#write = async (bytes) => {
      if (failed) throw failed;
      if (!stream.write(bytes)) await Promise.race([new Promise((go) => stream.once('drain', go)), finished]);
    };
    this.#end = async (rows) => {
      stream.end();
      await finished;
      this.#done += 1;
      this.#progress.table(this.#done, this.#tables.size, rows);
    };
  }
  async #beginFile(folder: string, path: string): Promise<void> {
    if (!isInside(path))
      throw new BackupError('备份里有不合规的文件路径。', 'The backup holds a path outside its folder.');
    const full = join(folder, path);
    await mkdir(dirname(full), { recursive: true, mode: 0o700 });
    const handle = await open(full, 'w', 0o600);
    this.#write = async (bytes) => void (await handle.writeFile(bytes));
    this.#end = async () => {
      await handle.close();
      this.#filesDone += 1;
      this.#progress.file(this.#filesDone);
    };
  }
}
