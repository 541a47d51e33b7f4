import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import ClosePage from './pages/ClosePage.vue';

const yes = { __typename: 'Verdict', allowed: true, reasons: [] };
const no = { __typename: 'Verdict', allowed: false, reasons: [] };
const activity = {
  __typename: 'Activity',
  id: 'a1',
  title: '演示活动',
  state: 'PUBLISHED',
  version: 3,
  place: '演示广场',
  villageCode: '370303001001',
  placeName: '演示社区',
  startsAt: '2026-11-21T01:00:00Z',
  endsAt: '2026-11-21T03:00:00Z',
  sealed: false,
  unit: { __typename: 'Unit', id: 'u1', name: '演示服务队' },
  posts: [],
  shifts: [],
  openings: [],
  closing: null,
  canClose: yes,
  canReopen: no,
  canCancel: no,
  canChangePlan: no,
  canAddPhoto: yes,
};

test('nobody becomes a no-show unseen: the coordinator says of each name what happened', async () => {
  const waiting = {
    ...no,
    reasons: [
      {
        __typename: 'Reason',
        code: 'NO_SHOWS_OPEN',
        message: '还有 3 人没有签到。',
        field: null,
        overridable: false,
        params: [],
      },
    ],
  };
  const line = (n: number) => ({
    cursor: `c${n}`,
    node: {
      __typename: 'SignUp',
      id: `s${n}`,
      state: 'SIGNED_UP',
      postName: '演示岗位',
      startsAt: activity.startsAt,
      endsAt: activity.endsAt,
      volunteer: { __typename: 'VolunteerBrief', id: `v${n}`, name: `演示·第${n}人`, phoneMasked: '138****0001' },
    },
  });
  const { wrapper, asked } = await render(ClosePage, {
    path: '/activities/a1/close',
    params: '/activities/:id/close',
    answers: {
      PlanOf: () => ({ activity: { ...activity, canClose: waiting } }),
      ExpectedPeople: () => ({
        activity: {
          __typename: 'Activity',
          id: 'a1',
          roster: {
            __typename: 'SignUpConnection',
            edges: [line(1), line(2), line(3)],
            pageInfo: { hasNextPage: false, endCursor: 'c3' },
            totalCount: 3,
          },
        },
      }),
      MarkAbsent: () => ({ markAbsent: { __typename: 'ActivitySaved', activity } }),
    },
  });
  await expect.poll(() => wrapper.text()).toContain('演示·第3人');
  const radios = (name: string) =>
    wrapper
      .findAll('.absent')
      .find((one) => one.text().includes(name))
      ?.findAll('input') ?? [];
  await radios('演示·第2人')[1]?.setValue();
  await radios('演示·第3人')[2]?.setValue();
  await wrapper
    .findAll('button')
    .find((one) => one.text() === '确认这 2 人没有来')
    ?.trigger('click');
  await flushPromises();
  expect(asked.find(({ name }) => name === 'MarkAbsent')?.variables).toEqual({
    id: 'a1',
    noShow: ['s1'],
    excused: ['s2'],
  });
});

test('a number of people served that was wiped away is asked for, and nothing is sent', async () => {
  const { wrapper, asked } = await render(ClosePage, { answers: { PlanOf: () => ({ activity }) } });
  await expect.poll(() => wrapper.find('form').exists()).toBe(true);
  await wrapper.find('.el-input-number input').setValue('');
  await wrapper.find('form').trigger('submit');
  await flushPromises();
  expect(asked.map(({ name }) => name)).not.toContain('CloseActivity');
  await expect.poll(() => wrapper.find('.el-form-item__error').text()).toBe('请填写这一项。');
  // What she fills in is no longer asked for, before anything is sent again.
  await wrapper.find('.el-input-number input').setValue('12');
  await wrapper.find('.el-input-number input').trigger('change');
  await expect.poll(() => wrapper.find('.el-form-item__error').exists()).toBe(false);
});
