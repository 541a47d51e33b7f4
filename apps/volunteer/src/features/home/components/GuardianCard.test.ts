import { expect, test } from 'vitest';
import { makeWorld, refusal, settle, show } from '../../../testing/world.ts';
import GuardianCard from './GuardianCard.vue';

const guardian = (state: string, validUntil: string | null) => ({
  __typename: 'GuardianConsent',
  state,
  guardianName: '演****妈',
  phoneMasked: '138****1111',
  relation: '母亲',
  askedAt: '2026-11-20T01:00:00Z',
  validUntil,
});
const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();

test('a child reads whom it waits for and why it cannot sign up; one tap sends the link again, no number typed (AT-5)', async () => {
  const world = makeWorld({ AskGuardian: { askGuardian: { __typename: 'Done', id: 'v1' } } });
  const { page } = await show(GuardianCard, { guardian: guardian('WAITING', inAWeek) }, world);
  expect(page.text()).toContain('等监护人同意');
  expect(page.text()).toContain('母亲演****妈（138****1111）');
  expect(page.text()).toContain('未满 18 周岁须经监护人同意');
  await page
    .findAll('button')
    .find((one) => one.text() === '再发一次')
    ?.trigger('click');
  await settle();
  expect(world.sent.filter((one) => one.operation === 'AskGuardian').map((one) => one.variables)).toEqual([
    { guardian: null },
  ]);
});

test('where the platform sends no text messages, none is promised: the link is passed on by hand', async () => {
  const world = makeWorld({ TextMessages: { textMessages: false } });
  const { page } = await show(GuardianCard, { guardian: guardian('WAITING', inAWeek) }, world);
  await settle();
  expect(page.text()).not.toContain('短信');
  expect(page.text()).toContain('队长或村（社区）妇联转交');
  expect(page.findAll('button').map((one) => one.text())).toEqual(['换一个新链接', '号码不对，或换一位监护人']);
});

test.each([
  ['REFUSED', null, '监护人没有同意'],
  ['WITHDRAWN', null, '监护人撤回了同意'],
  ['WAITING', '2026-11-21T01:00:00Z', '确认链接已过期'],
])('whatever stands between, there is a way on: %s', async (state, until, title) => {
  const { page } = await show(GuardianCard, { guardian: guardian(state, until) }, makeWorld());
  expect(page.text()).toContain(title);
  expect(page.findAll('button').map((one) => one.text())).toEqual(['再发一次', '号码不对，或换一位监护人']);
});

test('sent too often, the card says when it may be tried again', async () => {
  const world = makeWorld({
    AskGuardian: {
      askGuardian: refusal(['GUARDIAN_ASKED_JUST_NOW', '链接刚刚发到这个号码，请 8 分钟后再发。']),
    },
  });
  const { page } = await show(GuardianCard, { guardian: guardian('WAITING', inAWeek) }, world);
  await page
    .findAll('button')
    .find((one) => one.text() === '再发一次')
    ?.trigger('click');
  await settle();
  expect(page.text()).toContain('链接刚刚发到这个号码');
});
