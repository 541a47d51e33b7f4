import { inflateSync } from 'node:zlib';
import { limits } from '@jinguo/schema';
import { attachedTo, proveCertificate, type Sheet, sheetText } from '@jinguo/schema/certificate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../../platform/database/sql.ts';
import { mayOpen } from '../../../../platform/files/file-readers.ts';
import { createFileStore } from '../../../../platform/files/file-store.ts';
import { openFile } from '../../../../platform/files/keep-file.ts';
import { newId } from '../../../../platform/ids.ts';
import { runUseCase } from '../../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../../platform/testing/world.ts';
import { countStatements } from '../../../activity/testing/activity.make.ts';
import { makeStaffActor } from '../../../people/testing/people.make.ts';
import { hoursEntities } from '../../entities.ts';
import { codesOf, letCountyIssue, makeIssued, makeServed } from '../../testing/certificate.make.ts';
import { type HoursTree, makeHoursTree } from '../../testing/hours.make.ts';
import { reprintCertificate } from '../reprint-certificate.ts';
import { printCertificate } from './print-certificate.ts';
import { printWork } from './print-work.ts';

let world: World;
let tree: HoursTree;
beforeAll(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  tree = await makeHoursTree(world);
  await letCountyIssue(world, tree);
});
afterAll(() => world.close());

const inflated = (part: Uint8Array): Uint8Array | null => {
  try {
    return inflateSync(part, { finishFlush: 2 });
  } catch {
    return null;
  }
};

describe('the printed sheet', () => {
  it('is made by the worker, small, bears the signed token, and opens for its holder and the issuing clerk alone', async () => {
    const clerk = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
    const { her } = await makeServed(world, tree, 3);
    const id = await makeIssued(
      world,
      { her, clerk, unitId: tree.county.id },
      { wantsSeal: true, showsIdNumber: true },
    );
    expect(await printWork.step(world.services)).toBe(true);
    expect(await printWork.step(world.services)).toBe(false);
    const [row] = await world.services.read.rows<{ file: string; state: string; version: number; minutes: number }>(
      sql`select file_id as file, file_state as state, version, minutes from certificate where id = ${id}`,
    );
    // Whoever has the list open may still revoke it: the sheet is no change of the certificate.
    expect(row).toMatchObject({ state: 'READY', version: 1 });
    const [file] = await world.services.read.rows<{
      id: string;
      storage_key: string;
      sealed: boolean;
      uploaded_by: string;
    }>(sql`select id, storage_key, sealed, uploaded_by from stored_file where id = ${row?.file ?? ''}`);
    if (!file) throw new Error('no file');
    expect(file.sealed).toBe(true);
    const pdf = await openFile(world.services, createFileStore(world.services.env), file);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeLessThan(80_000);
    const { token, sheet } = await attachedTo(pdf, inflated);
    const [key] = await world.services.read.rows<{ id: string; algorithm: 'ed25519'; spki: Buffer }>(
      sql`select id, algorithm, public_key as spki from certificate_key`,
    );
    if (!key) throw new Error('no key');
    expect(proveCertificate(token, [{ ...key, revoked: false }], sheet)).toMatchObject({
      verdict: 'GENUINE',
      payload: { minutes: 360 },
    });
    const opens = (actor: Parameters<World['context']>[0]) => mayOpen(world.context(actor), file);
    const stranger = (await makeServed(world, tree, 0)).her;
    const neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
    expect(await Promise.all([her, clerk, stranger, neighbour, null].map(opens))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('is one page for a short list and as many as it takes for a long one', async () => {
    const pages = async (services: Sheet['services']) => {
      const pdf = await printCertificate({ ...signed, sheet: sheetText({ ...said, services }) }, 'https://example.org');
      return /\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1];
    };
    const line = ['2026-03-08', '演示·清扫楼道', '打扫卫生', 90] as const;
    const wordy = ['2026-03-08', '演示·清扫楼道'.repeat(40), '打扫卫生'.repeat(20), 90] as const;
    expect(await pages([line])).toBe('1');
    expect(await pages(Array.from({ length: 60 }, () => line))).toBe('3');
    expect(Number(await pages(Array.from({ length: 8 }, () => wordy)))).toBeGreaterThan(1);
  });

  it('of as many services as one may list stays under 80 kB', async () => {
    const services = Array.from(
      { length: limits.certificateServices },
      (_, n) =>
        [
          `2026-${pad((n % 12) + 1)}-${pad((n % 28) + 1)}`,
          `演示·${deeds[n % 8]}第${n}期`,
          deeds[(n + 3) % 8] ?? '',
          60 + n,
        ] as const,
    );
    const pdf = await printCertificate({ ...signed, sheet: sheetText({ ...said, services }) }, 'https://example.org');
    expect(pdf.length).toBeLessThan(80_000);
  });
});

describe('many at once', () => {
  const rowsOf = (ids: readonly string[]) =>
    world.services.read.rows<{ state: string; attempts: number; file: string | null }>(
      sql`select file_state as state, file_attempts as attempts, file_id as file from certificate where id = any(${ids}::uuid[]) order by sequence`,
    );
  /** Like another one, but for a sheet that cannot be read. */
  const spoil = async (id: string): Promise<string> => {
    const other = newId();
    await world.services.read.rows(sql`insert into certificate select (jsonb_populate_record(c,
      ${JSON.stringify({ id: other, number: `JG${other.slice(-12)}`, sequence: 9000, sheet: '[', supersedes_id: null })}::jsonb)).* from certificate c where c.id = ${id}`);
    return other;
  };

  it('are printed by one step each to a file of its own; one that cannot be printed holds up none, is given up, and is printed again when somebody who may issue says so', async () => {
    const clerk = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const { her } = await makeServed(world, tree, 1, `演示·成批${n}`);
      ids.push(await makeIssued(world, { her, clerk, unitId: tree.county.id }));
    }
    const spoilt = await spoil(ids[2] ?? '');
    await expect(printWork.step(world.services)).rejects.toThrow();
    const printed = await rowsOf(ids);
    expect(printed.map(({ state, attempts }) => [state, attempts])).toEqual(ids.map(() => ['READY', 1]));
    expect(new Set(printed.map(({ file }) => file)).size).toBe(ids.length);
    const files = await world.services.read.rows<{ name: string; number: string }>(
      sql`select f.file_name as name, c.number from certificate c join stored_file f on f.id = c.file_id where c.id = any(${ids}::uuid[])`,
    );
    for (const { name, number } of files) expect(name).toContain(number);

    expect(await rowsOf([spoilt])).toMatchObject([{ state: 'WAITING', attempts: 1 }]);
    for (let n = 0; n < 2; n += 1) await expect(printWork.step(world.services)).rejects.toThrow();
    expect(await printWork.step(world.services)).toBe(true);
    expect(await printWork.step(world.services)).toBe(false);
    expect(await rowsOf([spoilt])).toMatchObject([{ state: 'FAILED' }]);

    const again = (actor: Parameters<World['context']>[0], id: string) =>
      runUseCase(world.context(actor), reprintCertificate, { id, version: 1 });
    const neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
    expect(codesOf(await again(neighbour, spoilt))).toEqual(['NOT_FOUND']);
    expect(codesOf(await again(clerk, ids[0] ?? ''))).toEqual(['WRONG_STATE']);
    expect((await Promise.all([again(clerk, spoilt), again(clerk, spoilt)])).flatMap(codesOf)).toEqual(['WRONG_STATE']);
    expect(await rowsOf([spoilt])).toMatchObject([{ state: 'WAITING', attempts: 0 }]);
  });

  it('one that broke off with its worker is tried by itself, after those that were never tried', async () => {
    const clerk = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
    await world.services.read.rows(sql`update certificate set file_state = 'FAILED' where file_state = 'WAITING'`);
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { her } = await makeServed(world, tree, 1, `演示·中断${n}`);
      ids.push(await makeIssued(world, { her, clerk, unitId: tree.county.id }));
    }
    const [broken, other, ...fresh] = ids;
    await world.services.read.rows(
      sql`update certificate set file_attempts = 1 where id = any(${[broken, other]}::uuid[])`,
    );
    const states = async (some: readonly (string | undefined)[]) =>
      (await rowsOf(some.filter((id) => id !== undefined))).map(({ state }) => state);
    await printWork.step(world.services);
    expect(await states(fresh)).toEqual(['READY', 'READY']);
    expect(await states([broken, other])).toEqual(['WAITING', 'WAITING']);
    await printWork.step(world.services);
    expect((await states([broken, other])).sort()).toEqual(['READY', 'WAITING']);
    await printWork.step(world.services);
    expect(await states([broken, other])).toEqual(['READY', 'READY']);
  });

  it('any number up to ten costs the same statements', async () => {
    const clerk = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
    const cost = async (many: number): Promise<number> => {
      for (let n = 0; n < many; n += 1) {
        const { her } = await makeServed(world, tree, 1, `演示·计数${many}${n}`);
        await makeIssued(world, { her, clerk, unitId: tree.county.id });
      }
      return (await countStatements(world, () => printWork.step(world.services))).statements;
    };
    expect(await cost(7)).toBe(await cost(1));
  });
});

const pad = (n: number): string => String(n).padStart(2, '0');
const deeds = [
  '打扫卫生',
  '陪伴老人',
  '家庭教育指导',
  '交通安全宣传',
  '垃圾分类引导',
  '反诈宣传',
  '儿童阅读陪伴',
  '心理疏导',
];
const said: Sheet = {
  ...{ version: 1, name: '演示·王小丽', idType: 'RESIDENT_ID', idNumber: '370303********0021', volunteerNumber: '' },
  ...{ from: '2026-01-01', to: '2026-11-20', minutes: 90, services: [], issuer: '演示县妇联', basis: 'ACTIVITY_HOST' },
  ...{ personInCharge: '演示·主席', handledBy: '演示·经办', contact: '0533-0000000', note: '', seal: true },
};
const signed = {
  ...{ number: 'JG370303001-2026-00001', code: 'ABCDEFGH', issuedOn: '2026-11-30', payload: 'JGZM1' },
  signature: Buffer.alloc(64, 3),
};
