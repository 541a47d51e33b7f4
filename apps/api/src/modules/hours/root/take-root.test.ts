import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { hoursEntities } from '../entities.ts';
import { appendEntries } from '../ledger/append-entries.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer } from '../testing/hours.make.ts';
import { dailyRoot } from './daily-root.ts';
import { EMPTY_TREE, leafHash, MerkleTree } from './merkle.ts';
import { isSigned, keyIdOf, rootKeyOf } from './root-key.ts';
import { digestOf, NO_PREVIOUS, type RootStatement, statementOf, textOf } from './root-statement.ts';
import { takeRoot } from './take-root.ts';

const key = rootKeyOf(randomBytes(32));
let world: World;
let tree: HoursTree;
let approver: Actor;
beforeEach(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  tree = await makeHoursTree(world);
  approver = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
});
afterEach(() => world.close());

const work = <T>(run: Parameters<typeof inTransaction<T>>[1]) => inTransaction(workerContext(world.services), run);
const take = (with_ = key, at = new Date()) => work((tx) => takeRoot({ rows: tx.sql }, with_, at));
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
const people = async (count: number): Promise<string[]> => {
  const made: string[] = [];
  for (let n = 0; n < count; n += 1) made.push((await makeHoursVolunteer(world, tree, `演示·根${n}`, null)).id);
  return made;
};
const roots = () =>
  world.services.read.rows<{ number: number; statement: string; signature: Buffer }>(
    sql`select number, statement, signature from ledger_root order by number`,
  );

/** The tree of what the heads say now, computed here: seats as they were given. */
async function treeNow(): Promise<Buffer> {
  const rows = await world.services.read.rows<{ seat: number; account_id: string; sequence: number; chain: Buffer }>(
    sql`select s.seat, h.account_id, h.sequence, h.chain from ledger_head h join ledger_seat s on s.account_id = h.account_id`,
  );
  const made = new MerkleTree();
  for (const { seat, account_id: accountId, ...end } of rows) made.set(seat, leafHash({ accountId, ...end }));
  return made.root();
}

describe('a root', () => {
  it('of an empty ledger says so, signed; each holds the one before', async () => {
    const at = new Date('2026-11-30T16:05:00.123Z');
    expect(await take(key, at)).toEqual({
      ...{ number: 1, at, accounts: 0, entries: 0, tree: EMPTY_TREE, previous: NO_PREVIOUS, key: key.publicKey },
    });
    await append(await people(3));
    const second = await take();
    const [one, two] = await roots();
    expect(second.previous).toEqual(digestOf(one?.statement ?? ''));
    expect(statementOf(two?.statement ?? '')).toEqual(second);
    expect(isSigned(two?.statement ?? '', two?.signature ?? Buffer.alloc(0), key.publicKey)).toBe(true);
    expect(isSigned(one?.statement ?? '', two?.signature ?? Buffer.alloc(0), key.publicKey)).toBe(false);
    expect([second.accounts, second.entries, second.tree]).toEqual([3, 3, await treeNow()]);
  });

  it('is the tree of RFC 6962 over all accounts after any history of appends and roots', async () => {
    const all = await people(9);
    const step = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 0, maxLength: 6 });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (history) => {
        for (const who of history) {
          await append([...new Set(who)].map((n) => all[n] ?? ''));
          const root = await take();
          number += 1;
          expect([root.number, root.tree]).toEqual([number, await treeNow()]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('writes what changed and nothing else', async () => {
    const all = await people(8);
    await append(all);
    await take();
    const count = async () =>
      (await world.services.read.rows<{ n: number }>(sql`select count(*)::int as n from ledger_node`))[0]?.n;
    expect(await count()).toBe(15);
    await append(all.slice(0, 1));
    await take();
    expect(await count()).toBe(19);
    await take();
    expect(await count()).toBe(19);
  });

  it('holds up nobody who appends, and waits for nobody who does', async () => {
    const [ann = '', bea = ''] = await people(2);
    await append([ann]);
    const holder = new pg.Client({ connectionString: world.appUrl });
    await holder.connect();
    try {
      // Somebody's approval is open while the root is taken …
      await holder.query('begin');
      await holder.query('select 1 from ledger_head for update');
      await work(async (tx) => {
        await takeRoot({ rows: tx.sql }, key, tx.now);
        await holder.query('rollback');
        // … and the root is open while others append: to an account that is in it, and to one that is new.
        await append([ann, bea]);
      });
    } finally {
      await holder.end();
    }
    expect(await roots()).toHaveLength(1);
    expect(await take()).toMatchObject({ number: 2, accounts: 2, entries: 3 });
  });

  it('is taken once by however many at the same moment, while volunteers go on', async () => {
    const all = await people(6);
    const [taken] = await Promise.all([
      Promise.all(Array.from({ length: 4 }, () => take())),
      ...all.map((one) => append([one])),
    ]);
    expect(taken.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    const chain = await roots();
    for (const [n, { statement }] of chain.entries())
      expect(statementOf(statement)?.previous).toEqual(n ? digestOf(chain[n - 1]?.statement ?? '') : NO_PREVIOUS);
    expect((await take()).tree).toEqual(await treeNow());
  });

  it('may be signed by another key from one day to the next; the statement names it', async () => {
    const other = rootKeyOf(randomBytes(32));
    await take();
    expect((await take(other)).key).toEqual(other.publicKey);
    const [, second] = await roots();
    expect(isSigned(second?.statement ?? '', second?.signature ?? Buffer.alloc(0), key.publicKey)).toBe(false);
    expect(keyIdOf(key.publicKey)).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
  });
});

describe('the root of the day', () => {
  const ask = (iso: string) => {
    world.setNow(iso);
    return work((tx) => dailyRoot.run(tx));
  };
  it('is taken once after midnight in Beijing, however often the job runs, by several workers too', async () => {
    await Promise.all(Array.from({ length: 3 }, () => ask('2026-11-29T16:05:00Z')));
    await ask('2026-11-30T15:59:59Z');
    expect(await roots()).toHaveLength(1);
    await ask('2026-11-30T16:00:00Z');
    expect(await roots()).toHaveLength(2);
  });

  it('of a day that was missed is caught up as soon as a worker runs', async () => {
    await ask('2026-11-27T16:05:00Z');
    await ask('2026-11-30T09:05:00Z');
    expect(await roots()).toHaveLength(2);
  });
});

describe('what is signed', () => {
  const said: RootStatement = {
    ...{ number: 7, at: new Date(0), accounts: 2, entries: 5, tree: randomBytes(32), previous: randomBytes(32) },
    key: key.publicKey,
  };
  it('is read back as it was written, and nothing else is', () => {
    const text = textOf(said);
    expect(statementOf(text)).toEqual(said);
    const others = [`${text}\n`, text.trimEnd(), text.replace('number 7', 'number 07'), text.replaceAll('\n', '\r\n')];
    for (const other of [...others, text.replace('1970', '1970-'), text.toUpperCase(), ''])
      expect(statementOf(other)).toBeNull();
  });

  it('no byte of it can be changed', () => {
    const text = Buffer.from(textOf(said));
    const signature = key.sign(text.toString());
    for (let at = 0; at < text.length; at += 1) {
      const other = Buffer.from(text);
      other[at] = (other[at] ?? 0) ^ 1;
      expect(isSigned(other.toString('latin1'), signature, key.publicKey)).toBe(false);
    }
    expect(isSigned(text.toString(), signature, randomBytes(32))).toBe(false);
  });

  it('is signed as RFC 8032 says (§7.1, test 1)', () => {
    const one = rootKeyOf(Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'));
    expect(one.publicKey.toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(one.sign('').toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });
});

describe('roots, leaves and nodes', () => {
  let owner: pg.Client;
  beforeEach(async () => {
    owner = new pg.Client({ connectionString: world.ownerUrl });
    await owner.connect();
    await append(await people(2));
    await take();
  });
  afterEach(() => owner.end());
  it.each(['ledger_root', 'ledger_leaf', 'ledger_node'])('of %s nothing is changed or removed', async (table) => {
    for (const statement of [
      `update ${table} set root_number = 9`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      const text = table === 'ledger_root' ? statement.replace('root_number', 'number') : statement;
      await expect(owner.query(text)).rejects.toMatchObject({ code: '42501' });
      await expect(world.services.read.pool.query(text)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
