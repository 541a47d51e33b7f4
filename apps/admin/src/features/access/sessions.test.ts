import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import AccountSessions from './components/AccountSessions.vue';

test('a colleague’s session is ended with a reason, and the list is read again', async () => {
  const { wrapper, asked } = await render(AccountSessions, {
    props: { accountId: 'a2', name: '演示·陈丽' },
    answers: {
      AccountSessions: () => ({
        accountSessions: {
          __typename: 'SessionConnection',
          edges: [
            {
              __typename: 'SessionEdge',
              cursor: 's1',
              node: {
                __typename: 'Session',
                id: 's1',
                app: 'admin',
                browser: 'Chrome',
                system: 'Windows',
                address: '10.0.*.*',
                lastSeenAt: '2026-11-23T07:00:00Z',
              },
            },
          ],
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: 's1' },
        },
      }),
      EndAccountSessions: () => ({ endAccountSessions: { __typename: 'Done', id: 'a2' } }),
    },
  });
  expect(wrapper.text()).toContain('Chrome · Windows');
  await wrapper
    .findAll('li button')
    .find((one) => one.text() === '退出')
    ?.trigger('click');
  await flushPromises();
  const box = [...document.querySelectorAll<HTMLElement>('.el-message-box')].at(-1);
  const field = box?.querySelector('textarea');
  if (!field) throw new Error('no reason was asked for');
  field.value = '手机丢了';
  field.dispatchEvent(new Event('input'));
  await flushPromises();
  box?.querySelector<HTMLButtonElement>('.el-message-box__btns .el-button--primary')?.click();
  await flushPromises();
  expect(asked.find(({ name }) => name === 'EndAccountSessions')?.variables).toEqual({
    accountId: 'a2',
    sessionId: 's1',
    reason: '手机丢了',
  });
  expect(asked.filter(({ name }) => name === 'AccountSessions').length).toBeGreaterThan(1);
});
