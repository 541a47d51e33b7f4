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
  flags: [],
  standing: 'WAITING',
  noticeUntil: null,
  noticeProvisional: false,
  corrections: [],
  ...change,
});
const draw = async (change: object = {}): Promise<string> =>
  (await show(RecordItem, { record: record(change) }, makeWorld())).page.text();

test('a record says with whom it waits and since when, and its hours are not rounded up', async () => {
  const text = await draw();
  expect(text).toContain('由 演示服务队 审核，11月22日 周日 12:30 起');
  expect(text).toContain('3.48');
});

test('approved hours say that they are on notice and until when, that somebody objects, or that they are final', async () => {
  const notice = { state: 'APPROVED', standing: 'NOTICE', noticeUntil: '2026-12-02' };
  expect(await draw(notice)).toMatch(/公示至 .*12月2日.*公示中/s);
  expect(await draw({ ...notice, standing: 'OBJECTED' })).toContain('有异议');
  const final = await draw({ state: 'APPROVED', standing: 'FINAL' });
  expect(final).toContain('已生效');
  expect(final).not.toContain('公示');
});

test('a sealed service shows neither its name nor its place', async () => {
  const text = await draw({ sealed: true });
  expect(text).toContain('专业服务');
  expect(text).not.toContain('心理疏导日');
  expect(text).not.toContain('演示路');
});

test('更正扣减 stands in the list once it was agreed to, not while it is only proposed', async () => {
  const correction = {
    __typename: 'MyCorrection',
    id: 'c1',
    state: 'APPROVED',
    reason: '演示·写错',
    beforeMinutes: 120,
    minutes: 90,
    proposedAt: '2026-11-22T05:00:00Z',
    decidedAt: '2026-11-22T06:00:00Z',
  };
  expect(await draw({ state: 'APPROVED', standing: 'FINAL', corrections: [correction] })).toContain('更正扣减 30 分钟');
  expect(await draw({ corrections: [{ ...correction, state: 'PROPOSED' }] })).not.toContain('更正');
});
