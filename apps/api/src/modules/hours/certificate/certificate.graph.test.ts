import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { modules } from '../../modules.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { codesOf, letCountyIssue, makeIssued, makeServed } from '../testing/certificate.make.ts';
import { type HoursTree, makeHoursTree } from '../testing/hours.make.ts';
import { certificatesOfPerson } from './person-part.ts';
import { revokeCertificate } from './revoke-certificate.ts';

let world: World;
let tree: HoursTree;
let clerk: Actor;
beforeAll(async () => {
  world = await createWorld(modules);
  tree = await makeHoursTree(world);
  await letCountyIssue(world, tree);
  clerk = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
});
afterAll(() => world.close());

const VERIFY = `query($number: String!, $letters: String!) { verifyCertificate(number: $number, letters: $letters) { answer issuer minutes from to } }`;
const MINE = `{ myCertificateRequests { edges { node { state unit { name } certificates { id number code state minutes shareUrl } } } } }`;
const unknown = { verifyCertificate: { answer: 'UNKNOWN', issuer: null, minutes: null, from: null, to: null } };
async function issued(name?: string) {
  const { her, volunteer } = await makeServed(world, tree, 1, name);
  const id = await makeIssued(world, { her, clerk, unitId: tree.county.id });
  const [row] = await world.services.read.rows<{ number: string; code: string }>(
    sql`select number, code from certificate where id = ${id}`,
  );
  return { her, volunteer, id, number: row?.number ?? '', letters: row?.code ?? '' };
}
const verify = async (number: string, letters: string) => (await world.graph(null, VERIFY, { number, letters })).data;

describe('a stranger who checks one', () => {
  it('is told whether it stands, by whom, hours and period, and nothing of its holder', async () => {
    const one = await issued();
    const told = await verify(one.number.toLowerCase(), `${one.letters.slice(0, 4)} ${one.letters.slice(4)}`);
    expect(told).toEqual({
      verifyCertificate: {
        answer: 'VALID',
        issuer: tree.county.name,
        minutes: 120,
        from: '2026-01-01',
        to: '2026-11-20',
      },
    });
    expect(JSON.stringify(told)).not.toContain('王小丽');
    await runUseCase(world.context(clerk), revokeCertificate, { id: one.id, version: 1, reason: '演示·有误' });
    expect(await verify(one.number, one.letters)).toMatchObject({ verifyCertificate: { answer: 'REVOKED' } });
  });

  it('learns nothing by guessing: another’s letters, no letters and no number are all alike unknown', async () => {
    const [one, two] = [await issued(), await issued()];
    for (const [number, letters] of [
      [one.number, two.letters],
      [one.number, ''],
      ['JG370303001-2026-99999', one.letters],
      ['x', 'y'],
    ] as const)
      expect(await verify(number, letters)).toEqual(unknown);
  });
});

describe('her own list', () => {
  it('holds her requests with what was issued and the address to pass on; nobody else sees it', async () => {
    const one = await issued();
    const mine = (await world.graph<{ myCertificateRequests: { edges: { node: object }[] } }>(one.her, MINE)).data;
    expect(mine?.myCertificateRequests.edges.map(({ node }) => node)).toEqual([
      {
        state: 'ISSUED',
        unit: { name: tree.county.name },
        certificates: [
          {
            ...{ id: one.id, number: one.number, code: one.letters, state: 'VALID', minutes: 120 },
            shareUrl: expect.stringMatching(/^http:\/\/localhost:4000\/verify#JGZM1\./),
          },
        ],
      },
    ]);
    expect((await world.graph(clerk, MINE)).data).toEqual({ myCertificateRequests: { edges: [] } });
  });

  it('whom she can ask: only who may issue, the nearest first, with what each organised', async () => {
    const { her } = await makeServed(world, tree, 2);
    await world.services.read.rows(
      sql`update unit set issuing_basis = 'VILLAGE_COMMITTEE' where id = ${tree.village.id}`,
    );
    const { data } = await world.graph(
      her,
      `{ certificateOffers(from: "2026-01-01", to: "2026-11-20") { unit { id } minutes services waiting } }`,
    );
    const offer = { minutes: 240, services: 2, waiting: false };
    expect(data).toEqual({
      certificateOffers: [
        { unit: { id: tree.village.id }, ...offer },
        { unit: { id: tree.county.id }, ...offer },
      ],
    });
    await world.services.read.rows(sql`update unit set issuing_basis = 'NONE' where id = ${tree.village.id}`);
  });
});

describe('her erasure', () => {
  it('leaves hours, issuer and number, and nothing of her: a stranger who asks is told it is unknown', async () => {
    const one = await issued('演示·潘无痕');
    await inTransaction(workerContext(world.services), async (tx) => {
      await certificatesOfPerson.erase?.(tx, one.volunteer.id);
    });
    const [row] = await world.services.read.rows<Record<string, unknown>>(
      sql`select * from certificate where id = ${one.id}`,
    );
    expect(row).toMatchObject({
      state: 'HOLDER_ERASED',
      minutes: 120,
      issuer: tree.county.name,
      payload: null,
      sheet: null,
      signature: null,
    });
    expect(JSON.stringify(row)).not.toContain('潘无痕');
    expect(await verify(one.number, one.letters)).toEqual(unknown);
    const again = await runUseCase(world.context(clerk), revokeCertificate, {
      id: one.id,
      version: 2,
      reason: '演示·有误',
    });
    expect(codesOf(again)).toEqual(['WRONG_STATE']);
  });
});
