import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import ProjectsPage from './pages/ProjectsPage.vue';

const project = (more: object = {}) => ({
  __typename: 'Project',
  id: 'p1',
  name: '专业服务',
  goal: '',
  startsOn: '2026-12-01',
  endsOn: '2026-12-31',
  state: 'OPEN',
  version: 1,
  activityCount: 0,
  unit: { __typename: 'UnitBrief', id: 'u1', name: '演示村妇联' },
  serviceType: { __typename: 'ServiceType', id: 't1', name: '专业服务' },
  canManage: { __typename: 'Verdict', allowed: true, reasons: [] },
  ...more,
});

test('of a sealed service the list shows what the server tells, and the editor opens the project as it is', async () => {
  const whole = project({ name: '演示·反家暴陪伴', goal: '演示·帮她离开' });
  const { wrapper, text } = await render(ProjectsPage, {
    actions: ['activity.read', 'activity.manage'],
    answers: {
      Projects: () => ({
        projects: {
          __typename: 'ProjectConnection',
          edges: [{ __typename: 'ProjectEdge', cursor: 'c', node: project() }],
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        },
      }),
      ProjectToEdit: ({ id }) => ({ project: id === 'p1' ? whole : null }),
      ListSettings: () => ({ listSettings: { __typename: 'ListSettings', hidden: [], views: [] } }),
      PickServiceTypes: () => ({ serviceTypes: [] }),
      PickUnit: () => ({ unit: null }),
    },
  });
  await expect.poll(() => wrapper.find('.el-table__row').text()).toContain('专业服务');
  expect(text()).not.toContain('反家暴');
  await wrapper
    .findAll('button')
    .find((one) => one.text() === '修改')
    ?.trigger('click');
  await flushPromises();
  const name = () => document.querySelector<HTMLInputElement>('input[aria-label="项目名称"]')?.value;
  await expect.poll(name).toBe('演示·反家暴陪伴');
  wrapper.unmount();
});
