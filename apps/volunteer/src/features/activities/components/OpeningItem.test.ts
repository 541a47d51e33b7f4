import { expect, test } from 'vitest';
import { makeWorld, refused, show } from '../../../testing/world.ts';
import OpeningItem from './OpeningItem.vue';

const opening = (change: object = {}) => ({
  __typename: 'OpeningCard',
  id: 'o1',
  postName: '法律解答',
  duties: '',
  requiredQualification: '律师执业证',
  minAge: null,
  startsAt: '2026-11-28T01:00:00Z',
  endsAt: '2026-11-28T04:00:00Z',
  label: '',
  minimum: 1,
  maximum: 4,
  placesLeft: 1,
  flow: 'DIRECT',
  mayTake: { __typename: 'Verdict', allowed: true, reasons: [] },
  mySignUp: null,
  ...change,
});
const draw = async (change: object = {}) =>
  (await show(OpeningItem, { opening: opening(change), busy: false, locked: false }, makeWorld())).page;

test('every reason against taking an opening is shown, with the way out, and no button', async () => {
  const item = await draw({
    mayTake: refused(
      ['OPENING_FULL', '名额已满。'],
      ['QUALIFICATION_MISSING', '需要“律师执业证”，请先提交资格并经核验。'],
      ['NOT_TEAM_MEMBER', '请先加入“演示队”再报名。'],
    ),
  });
  expect(item.findAll('li').map((one) => one.text())).toEqual([
    '名额已满。',
    '需要“律师执业证”，请先提交资格并经核验。',
    '请先加入“演示队”再报名。',
  ]);
  expect(item.find('button').exists()).toBe(false);
  expect(item.findAll('a').map((one) => one.text())).toEqual(['去加入服务队', '去提交资格']);
});

test('an opening that may be taken has one button; where a coordinator decides, it says so', async () => {
  const direct = await draw();
  expect(direct.find('button').text()).toBe('我要报名');
  await direct.find('button').trigger('click');
  expect(direct.emitted('signUp')).toHaveLength(1);
  const request = await draw({ flow: 'REQUEST' });
  expect(request.find('button').text()).toBe('申请报名');
  expect(request.text()).toContain('提交后由队长同意');
});

test('her own sign-up shows its state and can be given up; a cancelled one is no obstacle', async () => {
  const verdict = { __typename: 'Verdict', allowed: true, reasons: [] };
  const mine = await draw({
    mySignUp: { __typename: 'MySignUp', id: 's1', state: 'SIGNED_UP', version: 1, canCancel: verdict },
  });
  expect(mine.text()).toContain('已报名');
  expect(mine.find('button').text()).toBe('我去不了');
  const cancelled = await draw({
    mySignUp: { __typename: 'MySignUp', id: 's1', state: 'CANCELLED', version: 2, canCancel: verdict },
  });
  expect(cancelled.find('button').text()).toBe('我要报名');
});
