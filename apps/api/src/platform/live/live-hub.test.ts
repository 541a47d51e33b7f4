import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { createLiveHub, type LiveHub } from './live-hub.ts';

let database: TestDatabase;
let one: LiveHub;
let two: LiveHub;
beforeAll(async () => {
  database = await testDatabase();
  [one, two] = await Promise.all([createLiveHub(database.appUrl), createLiveHub(database.appUrl)]);
});
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await database.drop();
});

it('carries news to every process, also its own, and to no other topic', async () => {
  const heard: string[] = [];
  two.subscribe('other', () => heard.push('other'));
  const both = Promise.all([one, two].map((hub) => new Promise<void>((done) => hub.subscribe('activity:1', done))));
  one.publish('activity:1');
  await both;
  expect(heard).toEqual([]);
});

it('makes one of a burst and ends when the reader leaves', async () => {
  const abort = new AbortController();
  const changes = two.changes('activity:2', abort.signal);
  const first = changes.next();
  for (let i = 0; i < 50; i += 1) one.publish('activity:2');
  expect((await first).done).toBe(false);
  abort.abort();
  expect((await changes.next()).done).toBe(true);
});
