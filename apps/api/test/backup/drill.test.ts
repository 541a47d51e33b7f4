import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '../../src/modules/hours/verify/verify-ledger.ts';
import { verifyPart } from '../../src/modules/hours/verify/verify-part.ts';
import { modules } from '../../src/modules/modules.ts';
import { silent } from '../../src/platform/backup/progress.ts';
import { verifyBackup } from '../../src/platform/backup/read-backup.ts';
import { restoreBackup } from '../../src/platform/backup/restore-backup.ts';
import { takeBackup } from '../../src/platform/backup/take-backup.ts';
import { checkKeys } from '../../src/platform/database/installation.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { createServices } from '../../src/platform/services.ts';
import { contentOf, type Drill, emptyDatabase, makeDrill, query } from './drill.make.ts';

let drill: Drill;
let file: string;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  drill = await makeDrill();
  file = join(drill.folder, 'one.jinguo-backup');
  await takeBackup(source(), file, silent);
});
afterAll(async () => {
  for (const close of closing) await close();
  await drill.close();
});

const source = () => ({ ownerUrl: drill.world.ownerUrl, filesDir: drill.filesDir, backupKey: drill.backupKey });
async function target(filesDir = join(drill.folder, `files-${randomBytes(4).toString('hex')}`)) {
  const database = await emptyDatabase();
  closing.push(database.drop);
  return { ...database, appRole: 'jinguo_app', filesDir, backupKey: drill.backupKey };
}

describe('the restore drill', () => {
  it('brings back every row of every table, every number and every file, and the platform runs on it', async () => {
    const into = await target();
    const manifest = await restoreBackup(into, file, silent);
    const [before, after] = [await contentOf(drill.world.ownerUrl), await contentOf(into.ownerUrl)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [name, rows] of before) expect(after.get(name), name).toEqual(rows);
    const filled = [...before].filter(([, rows]) => rows.length > 0).map(([name]) => name);
    for (const name of [
      'account',
      'audit_entry_2026',
      'ledger_entry_2026',
      'sign_up',
      'outbox_event',
      'schema_migration',
    ])
      expect(filled, name).toContain(`public.${name}`);
    expect(filled).toContain('pgboss.job_common');
    expect(filled.length).toBeGreaterThan(25);
    expect(manifest.files).toEqual({ count: 2, bytes: 300_000, missing: [], elsewhere: false });
    for (const name of ['photo.png', 'empty.txt'])
      expect(readFileSync(join(into.filesDir, '01', name))).toEqual(readFileSync(join(drill.filesDir, '01', name)));

    await migrate(into.ownerUrl, 'jinguo_app');
    const { env } = drill.world.services;
    const services = await createServices({ DATABASE_URL: into.appUrl }, modules);
    closing.unshift(() => services.close());
    await checkKeys(services.read, env);
    const [next] = await services.read.rows<{ id: number }>(
      sql`insert into outbox_event (type, payload) values ('test.next', '{}') returning id`,
    );
    const [last] = await query<{ id: string }>(drill.world.ownerUrl, 'select max(id)::text as id from outbox_event');
    expect(Number(next?.id)).toBeGreaterThan(Number(last?.id));
  });

  it('brings back the ledger whole: every entry follows from its fields and the one before, each head holds its end and sum, and it is still insert-only', async () => {
    const into = await target();
    await restoreBackup(into, file, silent);
    const [all] = await query<{ n: number }>(drill.world.ownerUrl, 'select count(*)::int as n from ledger_entry');
    expect(all?.n).toBeGreaterThan(2);
    const verdict = await verifyLedger(into.ownerUrl, 2, (part) => verifyPart(part));
    expect(verdict).toMatchObject({ entries: all?.n, faultCount: 0, faults: [] });
    await expect(query(into.appUrl, 'delete from ledger_entry')).rejects.toMatchObject({ code: '42501' });
    await query(into.ownerUrl, 'delete from ledger_entry');
    expect(await verifyLedger(into.ownerUrl, 2, (part) => verifyPart(part))).toMatchObject({
      entries: all?.n,
      faultCount: 0,
      attempts: verdict.attempts + (all?.n ?? 0),
    });
    await expect(query(into.ownerUrl, 'delete from account')).rejects.toMatchObject({ code: '23503' });
    const [old, fresh] = [drill.world.ownerUrl, into.ownerUrl].map((url) =>
      query(
        url,
        `select conrelid::regclass::text as on, conname, pg_get_constraintdef(oid) as def, convalidated from pg_constraint
         where connamespace in ('public'::regnamespace, 'pgboss'::regnamespace) order by 1, 2`,
      ),
    );
    expect(await fresh).toEqual(await old);
    const resting = await query(
      into.ownerUrl,
      `select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'`,
    );
    expect(resting).toEqual([]);
  });

  it('leaves a folder of files that is there already where it is, as a container needs, and clears what a killed restore left in it', async () => {
    const into = await target();
    mkdirSync(join(into.filesDir, '.restoring', '01'), { recursive: true });
    writeFileSync(join(into.filesDir, '.restoring', '01', 'half.png'), 'half');
    const { ino } = statSync(into.filesDir);
    await restoreBackup(into, file, silent);
    expect(statSync(into.filesDir).ino).toBe(ino);
    const names = readdirSync(into.filesDir, { recursive: true }).sort();
    expect(names).toEqual(['01', join('01', 'empty.txt'), join('01', 'photo.png')]);
  });

  it('is one moment: rows written while it runs are in it wholly or not at all', async () => {
    const live = join(drill.folder, 'live.jinguo-backup');
    let going = true;
    const writing = (async () => {
      while (going)
        await drill.world.services.read.rows(
          sql`with one as (insert into outbox_event (type, payload) values ('test.pair', '{}')) insert into message (id, account_id, kind, title, body)
            select gen_random_uuid(), id, 'test.pair', '', '' from (select id from account limit 1) a`,
        );
    })();
    await takeBackup(source(), live, silent);
    going = false;
    await writing;
    const into = await target();
    await restoreBackup(into, live, silent);
    const [events] = await query(into.ownerUrl, `select count(*) from outbox_event where type = 'test.pair'`);
    const [messages] = await query(into.ownerUrl, `select count(*) from message where kind = 'test.pair'`);
    expect(events).toEqual(messages);
  });
});

describe('a backup that is not whole, not ours or not untouched is refused with a sentence, and nothing is written', () => {
  const spoiled = (name: string, spoil: (path: string) => void): string => {
    const path = join(drill.folder, name);
    copyFileSync(file, path);
    spoil(path);
    return path;
  };
  const flip = (path: string, at: number): void => {
    const bytes = readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  const size = (): number => statSync(file).size;
  const cases: [string, () => string, RegExp][] = [
    ['one bit changed in the middle', () => spoiled('middle', (path) => flip(path, size() >> 1)), /损坏或被改动/],
    ['one bit changed at the end', () => spoiled('end', (path) => flip(path, size() - 1)), /损坏或被改动/],
    [
      'another time in its first line',
      () => spoiled('time', (path) => flip(path, readFileSync(path).indexOf('takenAt') + 12)),
      /损坏或被改动/,
    ],
    ['its last byte missing', () => spoiled('byte', (path) => truncateSync(path, size() - 1)), /不完整/],
    ['cut to its first half', () => spoiled('half', (path) => truncateSync(path, size() >> 1)), /不完整/],
    [
      'cut to its first line',
      () => spoiled('line', (path) => truncateSync(path, readFileSync(path).indexOf('\n') + 1)),
      /不完整/,
    ],
    ['empty', () => spoiled('empty', (path) => truncateSync(path, 0)), /不完整/],
    [
      'something after its end',
      () => spoiled('more', (path) => writeFileSync(path, Buffer.concat([readFileSync(file), Buffer.alloc(40)]))),
      /损坏或被改动/,
    ],
    ['no backup at all', () => spoiled('text', (path) => writeFileSync(path, 'PGDMP')), /不是巾帼志愿的备份/],
    ['still under its unfinished name', () => spoiled('one.jinguo-backup.part', () => undefined), /不完整/],
    ['not there', () => join(drill.folder, 'nowhere'), /打不开/],
  ];
  it.each(cases)('%s', async (_what, make, sentence) => {
    const path = make();
    const into = await target();
    await expect(verifyBackup(path, drill.backupKey, silent)).rejects.toThrow(sentence);
    await expect(restoreBackup(into, path, silent)).rejects.toThrow(sentence);
    expect(await query(into.ownerUrl, `select 1 from pg_class where relnamespace = 'public'::regnamespace`)).toEqual(
      [],
    );
  });

  it('sealed with another key, which it names', async () => {
    const into = { ...(await target()), backupKey: randomBytes(32) };
    await expect(restoreBackup(into, file, silent)).rejects.toThrow(/另一把备份密钥加密的（编号 [0-9a-f]{16}）/);
  });

  it('what lies in it cannot be read without the key', () => {
    const bytes = readFileSync(file);
    for (const word of ['备份', 'account', '演示', 'insert'])
      expect(bytes.includes(Buffer.from(word)), word).toBe(false);
  });
});

describe('a restore writes over nothing', () => {
  it('a database with tables is refused, a folder with files too', async () => {
    await expect(restoreBackup({ ...(await target()), ownerUrl: drill.world.ownerUrl }, file, silent)).rejects.toThrow(
      '已有表',
    );
    const used = join(drill.folder, 'used');
    mkdirSync(used);
    writeFileSync(join(used, 'x'), 'x');
    await expect(restoreBackup(await target(used), file, silent)).rejects.toThrow('已有文件');
  });

  it('one that failed half-way leaves no row, lets no platform start, and can be run again', async () => {
    const into = await target();
    let told = 0;
    const failing = {
      ...silent,
      table: () => {
        told += 1;
        if (told > 10) throw new Error('the power goes');
      },
    };
    await expect(restoreBackup(into, file, failing)).rejects.toThrow('the power goes');
    const content = await contentOf(into.ownerUrl);
    expect(content.get('public.account') ?? []).toEqual([]);
    await expect(migrate(into.ownerUrl, 'jinguo_app')).rejects.toThrow('恢复没有完成');
    expect(existsSync(into.filesDir)).toBe(false);
    await restoreBackup(into, file, silent);
    const other = await target();
    await restoreBackup(other, file, silent);
    expect(await contentOf(into.ownerUrl)).toEqual(await contentOf(other.ownerUrl));
    await migrate(into.ownerUrl, 'jinguo_app');
  });
});

describe('taking a backup', () => {
  it('never writes over another, and leaves nothing when it fails', async () => {
    await expect(takeBackup(source(), file, silent)).rejects.toThrow('已经存在');
    const path = join(drill.folder, 'failed.jinguo-backup');
    const broken = {
      ...silent,
      table: () => {
        throw new Error('the disk is full');
      },
    };
    await expect(takeBackup(source(), path, broken)).rejects.toThrow('the disk is full');
    expect(readdirSync(drill.folder).filter((name) => name.startsWith('failed'))).toEqual([]);
  });
  it('is for its owner’s eyes only', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
