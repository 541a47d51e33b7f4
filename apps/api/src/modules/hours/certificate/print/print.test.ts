import { inflateSync } from 'node:zlib';
import { attachedTo, proveCertificate } from '@jinguo/schema/certificate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../../platform/database/sql.ts';
import { mayOpen } from '../../../../platform/files/file-readers.ts';
import { createFileStore } from '../../../../platform/files/file-store.ts';
import { openFile } from '../../../../platform/files/keep-file.ts';
import { createWorld, type World } from '../../../../platform/testing/world.ts';
import { makeStaffActor } from '../../../people/testing/people.make.ts';
import { hoursEntities } from '../../entities.ts';
import { letCountyIssue, makeIssued, makeServed } from '../../testing/certificate.make.ts';
import { type HoursTree, makeHoursTree } from '../../testing/hours.make.ts';
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
});
