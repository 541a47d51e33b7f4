import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { activityModule } from '../../activity/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { hoursModule } from '../hours.module.ts';
import { appendEntries } from '../ledger/append-entries.ts';
import { type RootKey, rootKeyOf } from '../root/root-key.ts';
import { takeRoot } from '../root/take-root.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer } from '../testing/hours.make.ts';
import { checkProof } from './check-proof.ts';
import type { Proof } from './proof.ts';
import { proofOf, proofText } from './proof-of.ts';

const key = rootKeyOf(randomBytes(32));
const ours: ReadonlySet<string> = new Set([key.publicKey.toString('hex')]);
let world: World;
let tree: HoursTree;
let approver: Actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  tree = await makeHoursTree(world);
  approver = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
});
afterAll(() => world.close());

const work = <T>(run: Parameters<typeof inTransaction<T>>[1]) => inTransaction(workerContext(world.services), run);
const take = (by: RootKey = key) => work((tx) => takeRoot({ rows: tx.sql }, by, tx.now));
const append = (volunteerIds: readonly string[]) =>
  work((tx) =>
    appendEntries(
      tx,
      volunteerIds.map((volunteerId) => ({
        ...({ volunteerId, recordId: tree.team.id, minutes: 60, source: 'SCAN', policyVersion: 'national-1' } as const),
        ...{ approverAccountId: approver.accountId, countyCode: '370303' },
      })),
    ),
  );
const made = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await makeHoursVolunteer(world, tree, `演示·证${n}`, null)).id);
  return ids;
};
const proofFor = async (id = ''): Promise<Proof> => {
  const proof = await proofOf(world.services.read, id);
  if (!proof) throw new Error('No proof.');
  return proof;
};

describe('a volunteer’s proof', () => {
  it('leads from her entries to the signed root, whatever her seat and whatever was appended since', async () => {
    for (let size = 1; size <= 7; size += 1) {
      const people = await made(1);
      await append(people);
      await take();
      await append(people);
      const proof = await proofFor(people[0]);
      expect(checkProof(proofText(proof), ours)).toMatchObject({ fault: null, entries: 1, minutes: 60 });
    }
    const all = await world.services.read.rows<{ id: string }>(sql`select volunteer_id as id from ledger_account`);
    await take();
    for (const { id } of all)
      expect(checkProof(proofText(await proofFor(id)), ours)).toMatchObject({ fault: null, minutes: 120 });
  });

  it('holds the accounts of merged duplicates too', async () => {
    const [kept = '', absorbed = ''] = await made(2);
    await append([kept, absorbed]);
    await world.services.read.rows(sql`update ledger_account set closed_at = now() where volunteer_id = ${absorbed}`);
    await world.services.read.rows(
      sql`update ledger_account set volunteer_id = ${kept} where volunteer_id = ${absorbed}`,
    );
    await take();
    const proof = await proofFor(kept);
    expect(proof.accounts).toHaveLength(2);
    expect(checkProof(proofText(proof), ours)).toMatchObject({ fault: null, entries: 2, minutes: 120 });
    const twice = { ...proof, minutes: 120, accounts: [proof.accounts[0], proof.accounts[0]] };
    expect(checkProof(JSON.stringify(twice), ours).fault).toBe('ANOTHER_ROOT');
  });

  it('is of no use with anything in it changed, left out or added, and by another’s key', async () => {
    const [ann = '', bea = ''] = await made(2);
    await append([ann, bea]);
    await append([ann]);
    await take();
    const proof = await proofFor(ann);
    const [account] = proof.accounts;
    const [entry, second] = account?.entries ?? [];
    if (!account || !entry || !second) throw new Error('No entries.');
    const faultOf = (other: object) => checkProof(JSON.stringify({ ...proof, ...other }), ours).fault;
    const entries = (...list: object[]) => faultOf({ accounts: [{ ...account, entries: list }] });
    const changes = [
      ...[
        { minutes: 61 },
        { at: '2026-11-30T00:00:00.000Z' },
        { source: 'PROXY' },
        { policyVersion: 'x' },
        { countyCode: '1' },
      ],
      ...[
        { approverAccountId: ann },
        { recordId: ann },
        { reversesSequence: 1 },
        { salt: '0'.repeat(32) },
        { sequence: 2 },
      ],
    ];
    for (const change of changes)
      expect(entries({ ...entry, ...change }, second), JSON.stringify(change)).toBe('ANOTHER_ROOT');
    expect(entries(entry)).toBe('ANOTHER_ROOT');
    expect(entries(second, entry)).toBe('ANOTHER_ROOT');
    expect(entries(entry, second, { ...second, sequence: 3 })).toBe('ANOTHER_ROOT');
    expect(faultOf({ accounts: [{ ...account, seat: account.seat + 1 }] })).toBe('ANOTHER_ROOT');
    expect(faultOf({ accounts: [{ ...account, path: account.path.slice(1) }] })).toBe('ANOTHER_ROOT');
    expect(faultOf({ accounts: (await proofFor(bea)).accounts })).toBe('ANOTHER_SUM');
    expect(faultOf({ minutes: 600 })).toBe('ANOTHER_SUM');
    expect(faultOf({ root: { ...proof.root, statement: proof.root.statement.replace('entries ', 'entries 1') } })).toBe(
      'UNSIGNED',
    );
    expect(checkProof(proofText(proof), new Set([randomBytes(32).toString('hex')])).fault).toBe('FOREIGN_KEY');
    for (const text of [
      '',
      '{}',
      '[]',
      'null',
      proofText(proof).slice(0, -40),
      proofText(proof).replace('jinguo-ledger-proof-1', 'x'),
    ])
      expect(checkProof(text, ours).fault).toBe('UNREADABLE');
    expect(checkProof(`\uFEFF${proofText(proof).replaceAll('\n', '\r\n')}`, null).fault).toBeNull();
  });

  it('is given to herself only, and is not there before a root holds anything of hers', async () => {
    const volunteer = await makeHoursVolunteer(world, tree, '演示·取证人');
    const herself = world.actorWith([], { app: 'volunteer', volunteerId: volunteer.id });
    const ask = async (actor: Actor | null) =>
      (await world.graph<{ myHoursProof: string | null }>(actor, '{ myHoursProof }')).data?.myHoursProof ?? null;
    await append([volunteer.id]);
    expect(await ask(herself)).toBeNull();
    await take();
    const text = await ask(herself);
    expect(checkProof(text ?? '', ours)).toMatchObject({ fault: null, minutes: 60 });
    expect(text).toContain('志愿服务时长核对文件');
    // Fields of the ledger only: no name, no number, no activity.
    expect(text).not.toContain('取证人');
    expect([await ask(null), await ask(approver)]).toEqual([null, null]);
  });
});
