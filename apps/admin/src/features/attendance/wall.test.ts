import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import CodeWallPage from './pages/CodeWallPage.vue';

const head = (sealed: boolean) => ({
  RosterHead: () => ({
    activity: {
      __typename: 'Activity',
      id: 'x',
      title: '演示·家暴受害人陪同',
      sealed,
      state: 'PUBLISHED',
      canManage: { __typename: 'Verdict', allowed: true },
      canMarkAttendance: { __typename: 'Verdict', allowed: true },
      posts: [],
      shifts: [],
      openings: [],
    },
  }),
  CheckInCode: () => ({
    checkInCode: {
      __typename: 'CheckInCode',
      activityId: 'x',
      digits: '123456',
      url: '/c/x/code',
      validUntil: new Date(Date.now() + 30_000).toISOString(),
      stepSeconds: 30,
    },
  }),
});

test('on a wall a sealed service reads 专业服务, an open one its name', async () => {
  for (const [sealed, said] of [
    [true, '专业服务'],
    [false, '演示·家暴受害人陪同'],
  ] as const) {
    const { wrapper } = await render(CodeWallPage, {
      answers: head(sealed),
      path: '/activities/x/code',
      params: '/activities/:id/code',
    });
    expect(wrapper.find('h1').text()).toBe(said);
    wrapper.unmount();
  }
});
