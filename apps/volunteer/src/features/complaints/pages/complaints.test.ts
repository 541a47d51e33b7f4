import type { VueWrapper } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import { makeWorld, refusal, settle, show } from '../../../testing/world.ts';
import ComplainPage from './ComplainPage.vue';
import ComplaintPage from './ComplaintPage.vue';

let shown: VueWrapper | null = null;
afterEach(() => {
  shown?.unmount();
  document.body.innerHTML = '';
});
const open = async (...asked: Parameters<typeof show>): Promise<VueWrapper> => {
  const { page } = await show(...asked);
  shown = page;
  await settle();
  return page;
};
/** On the page, and in a sheet over it. */
const all = <E extends Element>(what: string): E[] => {
  const above: ParentNode = shown?.element.parentElement ?? document;
  return [...new Set([...above.querySelectorAll<E>(what), ...document.querySelectorAll<E>(what)])];
};
const text = (): string => `${shown?.text()}${document.body.textContent}`;
async function write(words: string, at = 0): Promise<void> {
  const box = all<HTMLTextAreaElement>('textarea')[at];
  if (!box) throw new Error('nothing to write in');
  box.value = words;
  box.dispatchEvent(new Event('input'));
  await settle();
}
const press = async (label: string): Promise<void> => {
  const button = all<HTMLButtonElement>('button').find((one) => one.textContent?.trim() === label);
  if (!button) throw new Error(`no button ${label}`);
  button.click();
  await settle();
};
const submit = async (): Promise<void> => {
  all('form')[0]?.dispatchEvent(new Event('submit'));
  await settle();
};

test('a complaint of an activity she took part in says its matters one by one; under protection no picture is asked for', async () => {
  const world = makeWorld({ OpenComplaint: { openComplaint: { __typename: 'Done', id: 'c1' } } });
  await open(ComplainPage, {}, world, '/complaints/new?activity=a1');
  expect(text()).toContain('只有办理投诉的人能看到');
  all('input[value=PROTECTED]')[0]?.dispatchEvent(new Event('change'));
  await settle();
  expect(text()).not.toContain('只有办理投诉的人能看到');
  await write('等了一上午');
  await press('再写一件事');
  await write('没有人打电话', 1);
  await submit();
  expect(world.sent.find((one) => one.operation === 'OpenComplaint')?.variables).toEqual({
    input: {
      ...{ activityId: 'a1', unitId: null, about: 'SERVICE', aboutName: '', naming: 'PROTECTED', fileId: null },
      facts: ['等了一上午', '没有人打电话'],
    },
  });
});

test('a refusal is read beside its field and what she wrote stays', async () => {
  const world = makeWorld({
    OpenComplaint: { openComplaint: refusal(['COMPLAINT_EXISTS', '您对这件事的投诉正在办理。']) },
  });
  await open(ComplainPage, {}, world, '/complaints/new?activity=a1');
  await write('等了一上午');
  await submit();
  expect(text()).toContain('正在办理');
  expect(all<HTMLTextAreaElement>('textarea')[0]?.value).toBe('等了一上午');
});

const verdict = (allowed: boolean): object => ({ __typename: 'Verdict', allowed, reasons: [] });
const mine = (change: object): object => ({
  ...{ __typename: 'Complaint', id: 'c1', state: 'RECEIVED', naming: 'NAMED', facts: ['等了一上午'], sealed: false },
  ...{ activityTitle: '演示·理发', receivedAt: '2026-11-30T02:00:00Z', dueOn: '2026-12-07', dueProvisional: false },
  ...{ overdue: false, finding: null, about: 'SERVICE', aboutName: null, steps: [] },
  unit: { __typename: 'UnitBrief', id: 'u1', name: '演示一队' },
  desk: { __typename: 'UnitBrief', id: 'u2', name: '演示县妇联' },
  ...{ canUrge: verdict(true), canWithdraw: verdict(true), canAskReview: verdict(false) },
  ...change,
});

test('where it stands is said in plain words, with who has to act until when; she may ask after it', async () => {
  const world = makeWorld({
    MyComplaint: { complaint: mine({ overdue: true }) },
    UrgeComplaint: { urgeComplaint: { __typename: 'Done', id: 'c1' } },
  });
  await open(ComplaintPage, { id: 'c1' }, world);
  expect(text()).toContain('待受理');
  expect(text()).toMatch(/演示县妇联应在 .*12月7日.* 前决定是否受理/);
  expect(text()).toContain('已超过期限');
  await press('催一下');
  expect(world.sent.some((one) => one.operation === 'UrgeComplaint')).toBe(true);
});

test('an answer is read with its finding and what is done about it, and may be reviewed once', async () => {
  const step = { __typename: 'ComplaintStep', at: '2026-12-02T02:00:00Z', deskName: '演示县妇联' };
  const steps = [
    { ...step, id: 's1', kind: 'RECEIVED', byName: null, finding: null, words: null, measure: null },
    {
      ...step,
      id: 's2',
      kind: 'ANSWERED',
      byName: '演示·工作人员',
      finding: 'UPHELD',
      words: '属实',
      measure: '已道歉',
    },
  ];
  const done = { state: 'ANSWERED', finding: 'UPHELD', steps };
  const world = makeWorld({
    MyComplaint: {
      complaint: mine({ ...done, canUrge: verdict(false), canWithdraw: verdict(false), canAskReview: verdict(true) }),
    },
    AskForReview: { askForReview: { __typename: 'Done', id: 'c1' } },
  });
  await open(ComplaintPage, { id: 'c1' }, world);
  expect(text()).toMatch(/认定：属实.*收到投诉.*我.*答复.*演示·工作人员.*处理措施：已道歉/s);
  await press('申请复核');
  await write('没有说清楚');
  all<HTMLButtonElement>('button')
    .filter((one) => one.textContent?.trim() === '申请复核')
    .at(-1)
    ?.click();
  await settle();
  expect(world.sent.find((one) => one.operation === 'AskForReview')?.variables).toEqual({
    id: 'c1',
    reason: '没有说清楚',
  });
});
