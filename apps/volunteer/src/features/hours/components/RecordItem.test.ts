import { expect, test } from 'vitest';
import { makeWorld, show } from '../../../testing/world.ts';
import RecordItem from './RecordItem.vue';

const record = (change: object = {}) => ({
  __typename: 'MyRecord',
  id: 'r1',
  state: 'PROPOSED',
  source: 'SCAN',
  activityName: '心理疏导日',
  serviceDate: '2026-11-22',
  place: '演示路 1 号',
  minutes: 209,
  startedAt: '2026-11-22T01:00:00Z',
  endedAt: '2026-11-22T04:29:00Z',
  returnReason: null,
  approvedAt: null,
  holderName: '演示服务队',
  heldSince: '2026-11-22T04:30:00Z',
  sealed: false,
  ...change,
});
const draw = async (change: object = {}): Promise<string> =>
  (await show(RecordItem, { record: record(change) }, makeWorld())).page.text();

test('a record says with whom it waits and since when, and its hours are not rounded up', async () => {
  const text = await draw();
  expect(text).toContain('由 演示服务队 审核，11月22日 周日 12:30 起');
  expect(text).toContain('3.48');
});

test('a sealed service shows neither its name nor its place', async () => {
  const text = await draw({ sealed: true });
  expect(text).toContain('专业服务');
  expect(text).not.toContain('心理疏导日');
  expect(text).not.toContain('演示路');
});
