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
    signUp: makeShift({ state: 'ARRIVED' }),
  },
};
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
  expect(page.text()).toContain('已离线保存');
  expect(items.value).toHaveLength(1);
  const kept = items.value[0];
  world.answers['CheckIn'] = checked;
  world.sent.length = 0;
  window.dispatchEvent(new Event('online'));
  window.dispatchEvent(new Event('online'));
  await settle();
  const sent = world.sent.filter((one) => one.operation === 'CheckIn');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.variables).toMatchObject({ input: { clientId: kept?.clientId, code: '123456', signUpId: 's1' } });
  expect(items.value).toHaveLength(0);
  expect(page.text()).toContain('已签到 09:02');
});

test('a kept check the server refuses stays with its reason until she has read it', async () => {
  const { page, world } = await open({ ResolveCode: 'offline', CheckIn: 'offline' });
  await type(page, '123456');
  await press(page, '确认签到');
  world.answers['CheckIn'] = { checkIn: refusal(['CODE_EXPIRED', '签到码已过期，请看队长屏幕上新的码。']) };
  await flushQueue();
  await settle();
  expect(page.text()).toContain('签到码已过期');
  await press(page, '知道了');
  expect(items.value).toHaveLength(0);
});

test('on a family’s phone nobody sends another’s check-in', async () => {
  const { page, world } = await open({ ResolveCode: 'offline', CheckIn: 'offline' });
  await type(page, '123456');
  await press(page, '确认签到');
  world.client.writeQuery({ query: meDocument, data: me('acc-2') });
  world.answers['CheckIn'] = checked;
  world.sent.length = 0;
  await flushQueue();
  expect(world.sent.filter((one) => one.operation === 'CheckIn')).toHaveLength(0);
  expect(items.value).toHaveLength(1);
});
