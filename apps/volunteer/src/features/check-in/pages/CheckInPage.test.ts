import { meDocument } from '@jinguo/web';
import { beforeEach, expect, test } from 'vitest';
import { dismissCheck, flushQueue, startQueue, useQueue } from '../../../shared/offline/queue.ts';
import { type Answer, makeShift, makeWorld, me, refusal, settle, shifts, show } from '../../../testing/world.ts';
import CheckInPage from './CheckInPage.vue';

const target = {
  __typename: 'CodeTarget',
  signUpId: 's1',
  activityTitle: '演示·冬衣整理',
  postName: '签到引导',
  startsAt: new Date().toISOString(),
  endsAt: new Date().toISOString(),
  next: 'IN',
};
const checked = {
  checkIn: {
    __typename: 'Checked',
    kind: 'IN',
    at: '2026-11-23T01:02:00Z',
    proposedMinutes: null,
    awaitsConfirmation: false,
    signUp: makeShift({ state: 'ARRIVED' }),
  },
};
const reported = (more: object = {}) => ({ reportOfflineScan: { ...checked.checkIn, ...more } });
const { items } = useQueue();

beforeEach(async () => {
  for (const item of items.value) await dismissCheck(item.clientId);
});

async function open(answers: Record<string, Answer>, props: Record<string, unknown> = {}) {
  const world = makeWorld({ UpcomingShifts: shifts(makeShift()), ...answers });
  world.client.writeQuery({ query: meDocument, data: me() });
  startQueue(world.client);
  const { page } = await show(CheckInPage, props, world);
  await settle();
  return { page, world };
}
async function type(page: Awaited<ReturnType<typeof open>>['page'], digits: string): Promise<void> {
  await page.find('#check-digits').setValue(digits);
  await page.find('form').trigger('submit');
  await settle();
}
const press = async (page: Awaited<ReturnType<typeof open>>['page'], word: string): Promise<void> => {
  await page
    .findAll('button')
    .find((one) => one.text() === word)
    ?.trigger('click');
  await settle();
};

test('a code leads to her own sign-up and asks once before anything is written', async () => {
  const { page, world } = await open({ ResolveCode: { resolveCode: target }, CheckIn: checked });
  await type(page, '123456');
  expect(page.text()).toContain('演示·冬衣整理');
  expect(world.sent.some((one) => one.operation === 'CheckIn')).toBe(false);
  await press(page, '确认签到');
  expect(page.text()).toContain('已签到 09:02');
  expect(world.sent.find((one) => one.operation === 'CheckIn')?.variables).toMatchObject({
    input: { signUpId: 's1', code: '123456', viaQr: false },
  });
});

test('the address of a QR opened by any scanner resolves by itself', async () => {
  const { page, world } = await open({ ResolveCode: { resolveCode: target } }, { activity: 'a1', code: 'tok' });
  expect(page.text()).toContain('您要在这个活动签到吗？');
  expect(world.sent.find((one) => one.operation === 'ResolveCode')?.variables).toEqual({
    code: 'tok',
    activityId: 'a1',
  });
});

test('a refused code is told in words, and she can try again', async () => {
  const { page } = await open({
    ResolveCode: { resolveCode: refusal(['CODE_EXPIRED', '签到码已过期，请看队长屏幕上新的码。']) },
  });
  await type(page, '123456');
  expect(page.text()).toContain('签到码已过期');
  expect(page.text()).not.toContain('CODE_EXPIRED');
  expect(page.find('#check-digits').exists()).toBe(true);
});

test('without a network the check is kept on the phone and sent once when it returns', async () => {
  const { page, world } = await open({ ResolveCode: 'offline', CheckIn: 'offline' });
  await type(page, '123456');
  await press(page, '确认签到');
  expect(page.text()).toContain('已存在手机里');
  expect(page.text()).toContain('1 条已存在手机里，联网后自动上报');
  expect(items.value).toHaveLength(1);
  const kept = items.value[0];
  world.answers['ReportOfflineScan'] = reported();
  world.sent.length = 0;
  window.dispatchEvent(new Event('online'));
  window.dispatchEvent(new Event('online'));
  await settle();
  const sent = world.sent.filter((one) => one.operation === 'ReportOfflineScan');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.variables).toMatchObject({
    input: { clientId: kept?.clientId, code: '123456', signUpId: 's1', kind: 'IN', scannedAt: kept?.at },
  });
  expect(items.value).toMatchObject([{ sent: { awaits: false } }]);
  expect(page.text()).toContain('已签到 09:02');
});

test('a kept check the server refuses stays with its reason until she has read it', async () => {
  const { page, world } = await open({ ResolveCode: 'offline', CheckIn: 'offline' });
  await type(page, '123456');
  await press(page, '确认签到');
  world.answers['ReportOfflineScan'] = {
    reportOfflineScan: refusal(['SCAN_TOO_OLD', '离线签到要在 72 小时内上报，请联系队长补记。']),
  };
  await flushQueue();
  await settle();
  expect(page.text()).toContain('离线签到要在 72 小时内上报');
  await press(page, '知道了');
  expect(items.value).toHaveLength(0);
});

test('a check braked by the server is not refused: it waits and is handed in later', async () => {
  const { page, world } = await open({ ResolveCode: 'offline', CheckIn: 'offline' });
  await type(page, '123456');
  await press(page, '确认签到');
  world.answers['ReportOfflineScan'] = {
    reportOfflineScan: refusal(['TOO_MANY_REQUESTS', '操作太频繁，请 9 秒后再试。']),
  };
  await flushQueue();
  await settle();
  expect(useQueue().waiting.value).toBe(1);
  world.answers['ReportOfflineScan'] = reported();
  await flushQueue();
  expect(useQueue().waiting.value).toBe(0);
});

test('on a family’s phone nobody sends another’s check-in', async () => {
  const { page, world } = await open({ ResolveCode: 'offline', CheckIn: 'offline' });
  await type(page, '123456');
  await press(page, '确认签到');
  world.client.writeQuery({ query: meDocument, data: me('acc-2') });
  world.answers['ReportOfflineScan'] = reported();
  world.sent.length = 0;
  await flushQueue();
  expect(world.sent.filter((one) => one.operation === 'ReportOfflineScan')).toHaveLength(0);
  expect(items.value).toHaveLength(1);
});

test('what arrives late waits for the coordinator, and the page says so', async () => {
  const { page, world } = await open({ ResolveCode: 'offline', CheckIn: 'offline' });
  await type(page, '123456');
  await press(page, '确认签到');
  world.answers['ReportOfflineScan'] = reported({ awaitsConfirmation: true });
  await flushQueue();
  await settle();
  expect(page.text()).toContain('签到已上报');
  expect(page.text()).toContain('已上报，等队长确认');
  expect(useQueue().waiting.value).toBe(0);
  world.sent.length = 0;
  await flushQueue();
  expect(world.sent.some((one) => one.operation === 'ReportOfflineScan')).toBe(false);
});

test('the second scan of an afternoon without a network is her leaving', async () => {
  const { page } = await open({
    ResolveCode: 'offline',
    CheckIn: 'offline',
    CheckOut: 'offline',
    ReportOfflineScan: 'offline',
  });
  await type(page, '123456');
  await press(page, '确认签到');
  await press(page, '再扫一次');
  await type(page, '654321');
  await press(page, '确认签退');
  expect(items.value.map((one) => one.kind)).toEqual(['IN', 'OUT']);
});

test('a phone that keeps nothing says so while something waits, and sends it all the same', async () => {
  // Here nothing can be kept: happy-dom has no indexedDB.
  const { page, world } = await open({ ResolveCode: 'offline', CheckIn: 'offline', ReportOfflineScan: 'offline' });
  await type(page, '123456');
  await press(page, '确认签到');
  expect(page.text()).toContain('请先不要关闭这个页面');
  world.answers['ReportOfflineScan'] = reported();
  await flushQueue();
  await settle();
  expect(page.text()).not.toContain('请先不要关闭这个页面');
});
