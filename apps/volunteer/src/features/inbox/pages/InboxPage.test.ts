import { expect, test } from 'vitest';
import { makeWorld, settle, show } from '../../../testing/world.ts';
import InboxPage from './InboxPage.vue';

const message = (id: string, change: object = {}) => ({
  cursor: id,
  node: {
    __typename: 'Message',
    id,
    kind: 'RIGHTS_DONE',
    title: '演示消息',
    body: '',
    english: null,
    link: null,
    readAt: null,
    createdAt: '2026-11-23T01:00:00Z',
    ...change,
  },
});

test('a message that leads nowhere becomes read by itself when it is tapped, the others stay unread', async () => {
  const world = makeWorld({
    Inbox: {
      inbox: {
        __typename: 'MessageConnection',
        edges: [message('m1'), message('m2', { link: '/shifts' }), message('m3', { readAt: '2026-11-23T02:00:00Z' })],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
    },
    MarkRead: { markRead: { __typename: 'Done', id: 'm1' } },
  });
  const { page } = await show(InboxPage, {}, world);
  await settle();
  const buttons = () => page.findAll('button').filter((one) => one.text() === '标为已读');
  expect(buttons()).toHaveLength(1);
  expect(page.findAll('a').filter((one) => one.text() === '去看看')).toHaveLength(1);
  await buttons()[0]?.trigger('click');
  await settle();
  expect(world.sent.filter((one) => one.operation === 'MarkRead').map((one) => one.variables)).toEqual([
    { ids: ['m1'] },
  ]);
});
