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

test('a number of people served that was wiped away is asked for, and nothing is sent', async () => {
  const { wrapper, asked } = await render(ClosePage, { answers: { PlanOf: () => ({ activity }) } });
  await expect.poll(() => wrapper.find('form').exists()).toBe(true);
  await wrapper.find('.el-input-number input').setValue('');
  await wrapper.find('form').trigger('submit');
  await flushPromises();
  expect(asked.map(({ name }) => name)).not.toContain('CloseActivity');
  await expect.poll(() => wrapper.find('.el-form-item__error').text()).toBe('请填写这一项。');
});
