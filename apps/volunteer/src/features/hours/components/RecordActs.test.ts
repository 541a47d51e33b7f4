import { expect, test } from 'vitest';
import { makeWorld, refused, settle, show } from '../../../testing/world.ts';
import RecordActs from './RecordActs.vue';

const yes = { __typename: 'Verdict', allowed: true, reasons: [] };
const record = (change: object = {}) => ({
  ...{ __typename: 'MyRecord', id: 'r1', state: 'PROPOSED', standing: 'WAITING', clock: 'IN_TIME' },
  ...{ dueOn: '2026-12-14', dueProvisional: false, noticeItemId: null, canUrge: yes },
  ...change,
});

test('what waits says by when it is due, and 催一下 reaches whoever holds it', async () => {
  const world = makeWorld({ UrgeRecord: { urgeRecord: { __typename: 'Done', id: 'r1' } } });
  const { page } = await show(RecordActs, { record: record() }, world);
  expect(page.text()).toMatch(/12月14日/);
  await page
    .findAll('button')
    .find((one) => one.text() === '催一下')
    ?.trigger('click');
  await settle();
  expect(world.sent.map((one) => one.operation)).toEqual(['UrgeRecord']);
  expect(page.emitted('changed')).toHaveLength(1);
});

test('asked already, she reads that instead of a button; a provisional day says that it is', async () => {
  const canUrge = refused(['URGED_ALREADY', '这个工作日已经催过一次了。']);
  const { page } = await show(RecordActs, { record: record({ canUrge, dueProvisional: true }) }, makeWorld());
  expect(page.findAll('button')).toHaveLength(0);
  expect(page.text()).toContain('已经催过一次了');
  expect(page.text()).toContain('暂定');
});

test('on notice she objects to her own hours as well; final, there is nothing to do', async () => {
  const notice = record({ state: 'APPROVED', standing: 'NOTICE', noticeItemId: 'i1' });
  const { page } = await show(RecordActs, { record: notice }, makeWorld());
  expect(page.text()).toContain('提异议');
  const done = await show(RecordActs, { record: record({ state: 'APPROVED', standing: 'FINAL' }) }, makeWorld());
  expect(done.page.text()).toBe('');
});
