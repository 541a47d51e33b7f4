import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import NoticesPage from './pages/NoticesPage.vue';

const notice = (version: string, more: object = {}) => ({
  __typename: 'PrivacyNoticeVersion',
  version,
  title: `告知书 ${version}`,
  body: '正文',
  english: null,
  publishedAt: `${version}T00:00:00Z`,
  inForce: false,
  scheduled: false,
  withdrawnAt: null,
  agreed: 3,
  ...more,
});
const four = () => ({
  privacyNotices: [
    notice('2027-03-01', { scheduled: true, agreed: 0 }),
    notice('2027-02-01', { withdrawnAt: '2026-12-01T00:00:00Z', agreed: 0 }),
    notice('2026-11-20', { inForce: true }),
    notice('2026-11-01'),
  ],
});
const opened = (level: string) =>
  render(NoticesPage, {
    path: '/notices',
    answers: {
      Me: () => ({
        me: {
          __typename: 'Me',
          accountId: 'a1',
          name: '演示·林',
          phoneMasked: '138****0001',
          unreadMessages: 0,
          volunteer: null,
          duties: [
            {
              __typename: 'Duty',
              unit: { __typename: 'UnitBrief', id: 'u1', name: '演示省妇联', level },
              role: 'STAFF',
              roleName: '妇联工作人员',
              actions: ['notice.publish'],
            },
          ],
        },
      }),
      PrivacyNotices: four,
      WithdrawNotice: () => ({ withdrawNotice: { __typename: 'Done', id: '2027-03-01' } }),
    },
  });
const buttons = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('button')];
const named = (word: string): HTMLElement[] => buttons().filter((one) => one.textContent?.trim() === word);
const settle = async (): Promise<void> => {
  await flushPromises();
  await flushPromises();
};

test('a version whose day has not come says so and is taken back after a question; no other has the button', async () => {
  const { wrapper, asked } = await opened('PROVINCE');
  await expect.poll(() => wrapper.text()).toContain('待生效');
  expect(wrapper.text()).toContain('生效前已撤回');
  expect(wrapper.text()).toContain('现行');
  expect(named('撤回')).toHaveLength(1);
  named('撤回')[0]?.click();
  await settle();
  expect(document.body.textContent).toContain('撤回版本 2027-03-01？');
  expect(asked.map(({ name }) => name)).not.toContain('WithdrawNotice');
  named('撤回').at(-1)?.click();
  await expect
    .poll(() => asked.find(({ name }) => name === 'WithdrawNotice')?.variables)
    .toEqual({
      version: '2027-03-01',
    });
  wrapper.unmount();
});

test('below the province nobody takes one back', async () => {
  const { wrapper } = await opened('COUNTY');
  await expect.poll(() => wrapper.text()).toContain('待生效');
  expect(named('撤回')).toEqual([]);
  wrapper.unmount();
});
