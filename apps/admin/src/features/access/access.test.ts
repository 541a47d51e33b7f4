import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import AccountPage from './pages/AccountPage.vue';

const account = (id: string): object => ({
  account: {
    __typename: 'Account',
    id,
    name: '演示·林若溪',
    phoneMasked: '139****0001',
    state: 'ACTIVE',
    createdAt: '2026-01-01T00:00:00Z',
    hasSecondFactor: true,
    grants: [],
  },
});
const actions = ['account.read', 'account.restore', 'grant.manage'];

test.each([
  ['another’s account', 'a2', true],
  ['her own account', 'a1', false],
])('on %s handing over and restoring in person are offered: %s', async (_, id, offered) => {
  const { wrapper } = await render(AccountPage, {
    actions,
    path: `/access/${id}`,
    params: '/access/:id',
    answers: { AccountDetail: () => account(id) },
  });
  await expect.poll(() => wrapper.text()).toContain('演示·林若溪');
  expect(wrapper.text().includes('换届交接')).toBe(offered);
  expect(wrapper.text().includes('当面找回')).toBe(offered);
});
