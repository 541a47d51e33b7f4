import { expect, test } from 'vitest';
import { makeWorld, refusal, settle, show } from '../../../testing/world.ts';
import ProfilePage from './ProfilePage.vue';

const profile = (state: string, guardianState: string) => ({
  me: {
    __typename: 'Me',
    accountId: 'c1',
    name: '演示·小满',
    phoneMasked: '138****0000',
    volunteer: {
      __typename: 'Volunteer',
      id: 'v1',
      number: 'X1',
      name: '演示·小满',
      gender: 'FEMALE',
      birthDate: '2011-06-01',
      state,
      phoneMasked: '138****0000',
      idType: 'RESIDENT_ID',
      idNumberMasked: '3***********0',
      placeName: '演示社区',
      skills: '',
      availability: [],
      registeredAt: '2026-11-20T01:00:00Z',
      stateReason: null,
      guardian: {
        __typename: 'GuardianConsent',
        state: guardianState,
        guardianName: '演****妈',
        phoneMasked: '138****1111',
        relation: '母亲',
        askedAt: null,
        validUntil: null,
        noticeVersion: null,
      },
      unit: { __typename: 'UnitName', id: 'u1', name: '演示区妇联', level: 'COUNTY' },
      serviceTypes: [],
    },
  },
});
const buttonOf = (name: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
const fill = (label: string, value: string): void => {
  const field = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
  const input = document.getElementById(field?.htmlFor ?? '') as HTMLInputElement;
  input.value = value;
  input.dispatchEvent(new Event('input'));
};

test('a child whose guardian said no names her again or another; what is wrong stands at its field (AT-5)', async () => {
  const world = makeWorld({
    MyProfile: profile('PENDING_GUARDIAN', 'REFUSED'),
    AskGuardian: { askGuardian: refusal(['GUARDIAN_SAME_PHONE', '监护人的号码不能是本人的。', 'guardian.phone']) },
  });
  const { page } = await show(ProfilePage, {}, world);
  await settle();
  expect(page.text()).toContain('监护人不同意');
  await page
    .findAll('button')
    .find((one) => one.text() === '重新请监护人确认')
    ?.trigger('click');
  await settle();
  fill('监护人姓名', '演示·王妈妈');
  fill('监护人手机号码', '138 0000 2222');
  document.querySelector<HTMLInputElement>('input[value="母亲"]')?.dispatchEvent(new Event('change'));
  await settle();
  buttonOf('发送确认链接')?.click();
  await settle();
  expect(world.sent.filter((one) => one.operation === 'AskGuardian').map((one) => one.variables)).toEqual([
    { guardian: { name: '演示·王妈妈', phone: '13800002222', relation: '母亲' } },
  ]);
  expect(document.querySelector('.field__why')?.textContent).toContain('监护人的号码不能是本人的。');
  page.unmount();
});

test('once the guardian has agreed, nobody is asked again', async () => {
  const { page } = await show(ProfilePage, {}, makeWorld({ MyProfile: profile('ACTIVE', 'GIVEN') }));
  await settle();
  expect(page.text()).toContain('监护人已同意');
  expect(page.text()).not.toContain('重新请监护人确认');
});
