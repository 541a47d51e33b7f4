import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAccount, makeSession } from '../../src/modules/people/testing/people.make.ts';
import { createHttpWorld, type HttpWorld } from './api.make.ts';

let http: HttpWorld;
let token: string;
beforeAll(async () => {
  http = await createHttpWorld();
  ({ token } = await makeSession(http.world, (await makeAccount(http.world)).id, 'volunteer'));
});
afterAll(() => http.close());

const marksGiven = async (cookie: string, app = 'volunteer'): Promise<string[]> =>
  (await http.post({ query: '{ me { name } }' }, { 'x-jinguo-app': app, cookie })).cookies.filter((one) =>
    one.startsWith('jinguo_device='),
  );

it('a browser that is signed in gets one mark of its own, which no page can read, and keeps it', async () => {
  const [given = ''] = await marksGiven(`jinguo_volunteer=${token}`);
  expect(given).toMatch(/^jinguo_device=[\w-]{22}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/);
  const [mark] = given.split(';');
  expect(await marksGiven(`jinguo_volunteer=${token}; ${mark}`)).toEqual([]);
  expect(await marksGiven(`jinguo_volunteer=${token}`)).not.toContain(given);
});

it('strangers and the desk get none; a mangled mark is no mark and no fault', async () => {
  expect(await marksGiven('')).toEqual([]);
  expect(await marksGiven(`jinguo_admin=${token}`, 'admin')).toEqual([]);
  for (const mark of ['', 'x', 'm'.repeat(5000), '%00'.repeat(8), `${'m'.repeat(21)}'`])
    expect(await marksGiven(`jinguo_volunteer=${token}; jinguo_device=${mark}`)).toHaveLength(1);
});
