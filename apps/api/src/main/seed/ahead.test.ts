import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../platform/testing/test-database.ts';
import { Ahead } from './ahead.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query('create temporary table one (n int, words text[], at timestamptz, bytes bytea, nothing text)');
  await client.query('create temporary table two (n int)');
  return () => client.end();
});

function* upTo(many: number, made: { n: number }): Iterable<readonly [number]> {
  for (let n = 1; n <= many; n += 1) {
    made.n = n;
    yield [n];
  }
}
const MANY = 200_000;

describe('rows made ahead of their turn', () => {
  it('are made while a statement runs and arrive as they were, also what an earlier table counted', async () => {
    const ahead = new Ahead();
    const made = { n: 0 };
    const row = [7, ['a"b', 'c\\d', '甲,乙'], new Date(5), Buffer.from([0, 255]), null] as const;
    ahead.add('one', ['n', 'words', 'at', 'bytes', 'nothing'], [row, row]);
    ahead.add('two', ['n'], upTo(MANY, made));
    const counted = (function* () {
      yield [made.n] as const;
    })();
    ahead.add('two', ['n'], counted);
    expect(made.n).toBe(0);
    while (made.n < MANY) await client.query('select 1');
    await ahead.send(client);
    const { rows } = await client.query('select * from one');
    expect(rows).toEqual(
      Array.from({ length: 2 }, () => ({ n: 7, words: row[1], at: row[2], bytes: row[3], nothing: null })),
    );
    expect((await client.query('select count(*)::int as rows, max(n) as most from two')).rows).toEqual([
      { rows: MANY + 1, most: MANY },
    ]);
  });

  it('that cannot be made fail where they are sent', async () => {
    const ahead = new Ahead();
    ahead.add(
      'two',
      ['n'],
      (function* (): Generator<readonly [number]> {
        yield [1];
        throw new Error('no such row');
      })(),
    );
    await expect(ahead.send(client)).rejects.toThrow('no such row');
  });

  it('are not made to the end once nobody wants them', async () => {
    const ahead = new Ahead();
    const made = { n: 0 };
    ahead.add('two', ['n'], upTo(10 * MANY, made));
    while (made.n === 0) await client.query('select 1');
    ahead.stop();
    await expect(ahead.send(client)).rejects.toThrow('Stopped');
    expect(made.n).toBeLessThan(10 * MANY);
  });
});
