import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { type CopiedRow, copyRows } from './copy-rows.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  return () => client.end();
});

const MANY = 100_000;
const many = `select n, case when n % 3 > 0 then repeat('x', n % 3) end from generate_series(1, ${MANY}) n`;

describe('rows copied out of the database', () => {
  it('come one by one and whole, in however many pieces they arrive, and leave the connection usable', async () => {
    let last = 0;
    const sound = (row: CopiedRow): boolean =>
      row.int(0) === last && row.isNull(1) === (last % 3 === 0) && (row.isNull(1) || row.lengths[1] === last % 3);
    const odd: number[] = [];
    await copyRows(client, many, 2, (row) => {
      last += 1;
      if (!sound(row)) odd.push(last);
      return null;
    });
    expect([last, odd]).toEqual([MANY, []]);
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('wait while what a row asked for is not done, and the end waits for it too', async () => {
    let rows = 0;
    let whileWaiting = 0;
    const done: number[] = [];
    const wait = async (row: number): Promise<void> => {
      // Turns of the event loop in which all of it would come.
      for (let n = 0; n < 2000; n += 1) await turn();
      if (row === 1000) whileWaiting = rows;
      done.push(row);
    };
    await copyRows(client, many, 2, () => {
      rows += 1;
      return rows === 1000 || rows === MANY ? wait(rows) : null;
    });
    expect([rows, done]).toEqual([MANY, [1000, MANY]]);
    // Only what had arrived already: a piece of some 64 KB.
    expect(whileWaiting).toBeLessThan(MANY / 4);
  });

  it.each([
    ['the database', `select 1 / (n - 5000) from generate_series(1, 10000) n`, () => null, 'division by zero'],
    [
      'a row',
      'select 1',
      () => {
        throw new Error('not this row');
      },
      'not this row',
    ],
    ['what a row waits for', 'select 1', () => Promise.reject(new Error('not this wait')), 'not this wait'],
  ])('an error of %s is told', async (_, select, onRow, message) => {
    await expect(copyRows(client, select, 1, onRow)).rejects.toThrow(message);
  });
});
