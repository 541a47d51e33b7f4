import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { hoursEntities } from '../entities.ts';
import { appendEntries } from '../ledger/append-entries.ts';
import { genesisOf, linkOf } from '../ledger/chain.ts';
import { commitmentOf } from '../ledger/commitment.ts';
import { copiesIn, copyOf, keysIn, type RootCopy } from '../root/root-copy.ts';
import { type RootKey, rootKeyOf } from '../root/root-key.ts';
import { statementOf, textOf } from '../root/root-statement.ts';
import { takeRoot } from '../root/take-root.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer } from '../testing/hours.make.ts';
import { verifyLedger } from './verify-ledger.ts';
import { verifyPart } from './verify-part.ts';

const key = rootKeyOf(randomBytes(32));
const ours: ReadonlySet<string> = new Set([key.publicKey.toString('hex')]);
let world: World;
let tree: HoursTree;
let approver: Actor;
let superuser: pg.Client;
let outside: RootCopy[];
let people: string[];

/** Three roots over five accounts: three entries each but the last, who has two. */
beforeEach(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  tree = await makeHoursTree(world);
  approver = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
  superuser = new pg.Client({ connectionString: world.ownerUrl });
  await superuser.connect();
  people = [];
  for (let n = 0; n < 5; n += 1) people.push((await makeHoursVolunteer(world, tree, `演示·根${n}`, null)).id);
  for (const who of [people.slice(0, 4), people, people]) {
    await append(who);
    await take();
  }
  outside = await copies();
});
afterEach(async () => {
  await superuser.end();
  await world.close();
});

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
const copies = async (): Promise<RootCopy[]> => {
  const { rows } = await superuser.query<{ statement: string; signature: Buffer }>(
    'select statement, signature from ledger_root order by number',
  );
  return copiesIn(rows.map(({ statement, signature }) => copyOf(statement, signature)).join(''));
};
const verify = (roots: readonly RootCopy[] | null = outside, keys: ReadonlySet<string> | null = ours, parts = 2) =>
  verifyLedger(world.ownerUrl, parts, (part) => verifyPart(part), roots && { copies: roots, keys });
const kindsOf = async (...given: Parameters<typeof verify>) =>
  (await verify(...given)).roots?.faults.map(({ kind, number }) => `${kind} ${number}`);
const accountOf = async (volunteer = ''): Promise<string> =>
  (await superuser.query('select id from ledger_account where volunteer_id = $1', [volunteer])).rows[0].id;

/** Checks and triggers out of the way of somebody with every right. */
async function bare(): Promise<void> {
  for (const table of ['ledger_entry', 'ledger_root', 'ledger_leaf', 'ledger_node'])
    await superuser.query(`alter table ${table} disable trigger user`);
}

/** Whoever may do anything alters an account and computes all after it anew, head included: by itself it is whole again. */
async function recompute(accountId: string, change: string): Promise<void> {
  await bare();
  for (const name of ['ledger_entry_linked', 'ledger_entry_begins'])
    await superuser.query(`alter table ledger_entry drop constraint if exists ${name}`);
  await superuser.query(change);
  const { rows } = await superuser.query('select * from ledger_entry where account_id = $1 order by sequence', [
    accountId,
  ]);
  let [previous, sequence, minutes] = [genesisOf(accountId), 0, 0];
  for (const row of rows) {
    sequence += 1;
    minutes += row.minutes;
    const commitment = commitmentOf(row.salt, {
      ...{
        accountId,
        sequence,
        at: row.at,
        minutes: row.minutes,
        source: row.source,
        policyVersion: row.policy_version,
      },
      ...{
        approverAccountId: row.approver_account_id,
        recordId: row.record_id,
        reversesSequence: row.reverses_sequence,
      },
      countyCode: row.county_code,
    });
    const chain = linkOf(previous, commitment);
    await superuser.query(
      'update ledger_entry set sequence = $1, commitment = $2, previous = $3, chain = $4 where account_id = $5 and sequence = $6',
      [sequence, commitment, previous, chain, accountId, row.sequence],
    );
    previous = chain;
  }
  await superuser.query('update ledger_head set sequence = $2, minutes = $3, chain = $4 where account_id = $1', [
    ...[accountId, sequence, minutes, previous],
  ]);
}

describe('the ledger and the roots kept outside', () => {
  it('agree where nobody did anything, in however many parts, in any order, with gaps', async () => {
    for (const parts of [1, 3])
      expect(await verify(outside, ours, parts)).toMatchObject({ faultCount: 0, roots: { outside: 3, faults: [] } });
    await append(people);
    expect(await kindsOf([...outside].reverse())).toEqual([]);
    expect(await kindsOf(outside.slice(2))).toEqual([]);
    expect(await kindsOf([...outside, ...outside])).toEqual([]);
  });

  it('any changed byte of any entry is found, though chain and head were computed anew: only roots know', async () => {
    const bytes = (column: string, at: number) =>
      `${column} = set_byte(${column}, ${at}, 255 - get_byte(${column}, ${at}))`;
    const changes = [
      ...['minutes = minutes + 60', `at = at + interval '1 millisecond'`, `source = 'PROXY'`, `county_code = '370304'`],
      ...['record_id = gen_random_uuid()', 'approver_account_id = gen_random_uuid()', 'reverses_sequence = 1'],
      ...[`policy_version = 'x'`, ...Array.from({ length: 16 }, (_, at) => bytes('salt', at))],
    ];
    for (const table of ['ledger_entry', 'ledger_head'])
      await superuser.query(`create table kept_${table} as select * from ${table}`);
    const accounts = await Promise.all(people.slice(0, 4).map(accountOf));
    for (let round = 0; round < changes.length; round += accounts.length) {
      const some = changes.slice(round, round + accounts.length);
      for (const [n, change] of some.entries())
        await recompute(
          accounts[n] ?? '',
          `update ledger_entry set ${change} where account_id = '${accounts[n]}' and sequence = 2`,
        );
      expect((await verify(null)).faultCount, some.join()).toBe(0);
      const { faults } = await verify();
      for (const [n, change] of some.entries())
        expect(
          faults.find(({ accountId }) => accountId === accounts[n]),
          change,
        ).toEqual({
          ...{ kind: 'NOT_AS_ROOTED', accountId: accounts[n], sequence: 2 },
        });
      for (const table of ['ledger_entry', 'ledger_head']) {
        await superuser.query(`delete from ${table}`);
        await superuser.query(`insert into ${table} select * from kept_${table}`);
      }
    }
    expect(await verify()).toMatchObject({ faultCount: 0, roots: { faults: [] } });
  }, 120_000);

  it('an entry taken out is found, the last of an account and a whole account too', async () => {
    const [one, last] = [await accountOf(people[1]), await accountOf(people[4])];
    await recompute(one, `delete from ledger_entry where account_id = '${one}' and sequence = 3`);
    expect((await verify(null)).faultCount).toBe(0);
    expect((await verify()).faults).toEqual([{ kind: 'ROOTED_MISSING', accountId: one, sequence: 3 }]);
    await recompute(last, `delete from ledger_entry where account_id = '${last}'`);
    expect((await verify()).faults.filter(({ accountId }) => accountId === last)).toHaveLength(2);
  });

  it('who also computes leaves, nodes and roots anew and signs them by another key is found by the roots outside', async () => {
    const id = await accountOf(people[0]);
    await recompute(id, `update ledger_entry set minutes = 600 where account_id = '${id}' and sequence = 1`);
    for (const table of ['ledger_root', 'ledger_leaf', 'ledger_node', 'ledger_seat'])
      await superuser.query(`delete from ${table}`);
    const theirs = rootKeyOf(randomBytes(32));
    for (let n = 0; n < 3; n += 1) await take(theirs);
    expect((await verify(null)).faultCount).toBe(0);
    const kinds = await kindsOf();
    for (const number of [1, 2, 3])
      for (const kind of ['ROOT_DIFFERS', 'FOREIGN_KEY', 'TREE_DIFFERS']) expect(kinds).toContain(`${kind} ${number}`);
    // Without a pinned key the roots outside still differ.
    expect(await kindsOf(outside, null)).toContain('ROOT_DIFFERS 1');
    // And if she brings them outside as well, the pinned key tells them from ours.
    expect(await kindsOf(await copies())).toContain('FOREIGN_KEY 1');
  });

  it('leaves changed to fit a changed entry make another tree than the one that was signed', async () => {
    const id = await accountOf(people[3]);
    await recompute(id, `update ledger_entry set minutes = 61 where account_id = '${id}' and sequence = 3`);
    await superuser.query(
      'update ledger_leaf l set chain = e.chain from ledger_entry e where e.account_id = l.account_id and e.sequence = l.sequence',
    );
    expect(await verify()).toMatchObject({ faultCount: 0, roots: { faults: [{ kind: 'TREE_DIFFERS', number: 3 }] } });
  });

  it('an old backup put back is behind the last root outside, and says by how much', async () => {
    await bare();
    const late = await accountOf(people[4]);
    for (const statement of [
      'delete from ledger_root where number > 1',
      ...['ledger_leaf', 'ledger_node'].map((table) => `delete from ${table} where root_number > 1`),
      `delete from ledger_entry where sequence > 1 or account_id = '${late}'`,
      `delete from ledger_seat where account_id = '${late}'`,
      'update ledger_seat set sequence = 1',
    ])
      await superuser.query(statement);
    for (const person of people) await recompute(await accountOf(person), 'select 1');
    const { roots } = await verify();
    expect(roots?.faults).toContainEqual({ kind: 'BEHIND_ROOT', number: 3, last: 1 });
    // It goes on from there: the same numbers, other roots.
    await append(people);
    for (let n = 0; n < 2; n += 1) await take();
    expect(await kindsOf()).toContain('ROOT_DIFFERS 2');
  });

  it('a key may change from one day to the next, and both are ours', async () => {
    const next = rootKeyOf(randomBytes(32));
    await append(people);
    await take(next);
    outside = await copies();
    expect(await kindsOf()).toEqual(['FOREIGN_KEY 4', 'FOREIGN_KEY 4']);
    expect(await kindsOf(outside, new Set([...ours, next.publicKey.toString('hex')]))).toEqual([]);
    expect((await verify(outside, null)).roots).toMatchObject({
      faults: [],
      keys: [...ours, next.publicKey.toString('hex')],
    });
  });

  it('a copy outside that was changed is told as such, and does not accuse the ledger', async () => {
    const [first, second] = outside as [RootCopy, RootCopy];
    const text = textOf({ ...second.statement, entries: 99 });
    const statement = statementOf(text);
    if (!statement) throw new Error('No statement.');
    const forged = { ...second, text, statement };
    const kinds = await kindsOf([first, forged]);
    expect(kinds?.[0]).toBe('OUTSIDE_UNSIGNED 2');
    expect(await kindsOf([...outside, { ...forged, signature: key.sign(text) }])).toContain('OUTSIDE_TWICE 2');
  });

  it('rows of roots that were changed or taken out are found', async () => {
    await bare();
    await superuser.query(
      `update ledger_root set signature = set_byte(signature, 0, 255 - get_byte(signature, 0)) where number = 3`,
    );
    expect(await kindsOf()).toEqual(['ROOT_UNSIGNED 3']);
    await superuser.query('delete from ledger_root where number = 2');
    expect(await kindsOf()).toContain('ROOT_MISSING 2');
    expect(await kindsOf()).toContain('ROOT_UNCHAINED 3');
  });
});

describe('a copy', () => {
  it('is read from a mail or a page that was typed off, several in one file; one that is cut off is an error', () => {
    const text = outside.map(({ text: one, signature }) => copyOf(one, signature)).join('-- 演示邮件\r\n');
    expect(copiesIn(`敬启者：\r\n${text.replaceAll('\n', '\r\n')}`)).toEqual(outside);
    expect(copiesIn('')).toEqual([]);
    for (const broken of [
      text.slice(0, -20),
      text.replace('entries', 'entry'),
      text.replace(/signature .{3}/, 'signature '),
    ])
      expect(() => copiesIn(broken)).toThrow('cut off');
    expect(new Set(keysIn(text))).toEqual(ours);
    expect(keysIn([...ours].join())).toEqual([...ours]);
  });
});
