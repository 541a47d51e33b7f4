import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { ActivityFullFragment } from '../../gql/graphql.ts';
import { pageKey } from '../../shared/page-key.ts';
import { render } from '../../testing/render.ts';
import ActivitiesPage from './pages/ActivitiesPage.vue';
import ActivityEditorPage from './pages/ActivityEditorPage.vue';
import { cellOf, newPost, newShift, type PlanForm, planForm, planInput } from './plan.form.ts';
import { daysOf, fillOf, lanesOf, promisedMinutes } from './timeline.ts';

/** Ahead whenever this runs, and within the two years a plan may reach. */
const nextYear = new Date().getFullYear() + 1;

const yes = { __typename: 'Verdict', allowed: true, reasons: [] };
const post = {
  __typename: 'Post',
  id: 'p1',
  name: '陪护',
  duties: '',
  needsQualification: true,
  requiredQualification: null,
  minAge: null,
  sort: 0,
};
const shift = {
  __typename: 'Shift',
  id: 's1',
  startsAt: '2026-11-28T01:00:00Z',
  endsAt: '2026-11-28T04:00:00Z',
  label: '',
};
const opening = {
  __typename: 'Opening',
  id: 'o1',
  postId: 'p1',
  shiftId: 's1',
  flow: 'DIRECT',
  minimum: 2,
  maximum: 4,
  taken: 1,
  version: 1,
};
const activity = {
  __typename: 'Activity',
  id: 'x',
  title: '演示活动',
  state: 'DRAFT',
  place: '',
  content: '',
  requirements: '',
  risks: '',
  safeguards: '',
  personInCharge: '',
  contactPhoneMasked: null,
  risk: 'HAZARDOUS',
  insurancePolicyNo: null,
  trainingRequired: false,
  homeVisit: false,
  sealed: false,
  startsAt: shift.startsAt,
  endsAt: shift.endsAt,
  publishedAt: null,
  createdAt: '2026-11-01T00:00:00Z',
  version: 3,
  villageCode: '370303001001',
  placeName: '演示村',
  places: 4,
  taken: 1,
  unit: { __typename: 'UnitBrief', id: 'u1', name: '演示村妇联', level: 'VILLAGE' },
  project: null,
  serviceType: {
    __typename: 'ServiceType',
    id: 't1',
    name: '应急救援',
    risk: 'HAZARDOUS',
    requiredQualification: null,
  },
  posts: [post],
  shifts: [shift],
  openings: [opening],
  canManage: yes,
  canPublish: yes,
  canMarkAttendance: yes,
} as unknown as ActivityFullFragment;
const reason = (code: string, field: string, message: string): object => ({
  __typename: 'Reason',
  code,
  field,
  message,
  overridable: false,
  params: [],
});
const nothing = { edges: [] };

test('publishing refused shows every reason at once, each beside its own field', async () => {
  const { wrapper, asked } = await render(ActivityEditorPage, {
    actions: ['activity.manage'],
    path: '/activities/x/edit',
    params: '/activities/:id/edit',
    answers: {
      ActivityDetail: () => ({ activity }),
      SaveActivity: () => ({ saveActivity: { __typename: 'ActivitySaved', activity } }),
      PlanActivity: () => ({ planActivity: { __typename: 'ActivitySaved', activity } }),
      PublishActivity: () => ({
        publishActivity: {
          __typename: 'Refused',
          reasons: [
            reason('REQUIRED', 'risks', '请填写这一项。'),
            reason('INSURANCE_NEEDED', 'insurancePolicyNo', '须先为志愿者购买保险，并填写保单号。'),
            reason(
              'QUALIFICATION_UNNAMED',
              'posts.0.requiredQualification',
              '岗位“陪护”要求专业资格，请写明是哪一种。',
            ),
          ],
        },
      }),
      OpenProjects: () => ({ projects: nothing }),
      PickServiceTypes: () => ({ serviceTypes: [] }),
      PickUnit: () => ({ unit: null }),
      PickDivision: () => ({ division: null }),
      PickQualifications: () => ({ qualificationKinds: [] }),
    },
  });
  await wrapper
    .findAll('button')
    .find((one) => one.text() === '发布')
    ?.trigger('click');
  await flushPromises();
  await expect.poll(() => wrapper.findAll('.el-form-item__error').length).toBe(3);
  const beside = (label: string): string =>
    wrapper
      .findAll('.el-form-item')
      .find((item) => item.find('.el-form-item__label').exists() && item.find('.el-form-item__label').text() === label)
      ?.find('.el-form-item__error')
      .text() ?? '';
  expect(beside('可能的风险')).toBe('请填写这一项。');
  expect(beside('保险单号')).toContain('填写保单号');
  expect(wrapper.find('.post .el-form-item__error').text()).toContain('请写明是哪一种');
  expect(wrapper.text()).toContain('还有 3 处需要修改');
  expect(asked.map((one) => one.name).filter((name) => /^(Save|Plan|Publish)/.test(name))).toEqual([
    'SaveActivity',
    'PlanActivity',
    'PublishActivity',
  ]);
});

test('publishing an empty new activity names everything the law wants at once, before anything is sent', async () => {
  const { wrapper, asked } = await render(ActivityEditorPage, {
    actions: ['activity.manage'],
    path: '/activities/new',
    params: '/activities/new',
    answers: {
      OpenProjects: () => ({ projects: nothing }),
      PickServiceTypes: () => ({ serviceTypes: [] }),
      PickUnit: () => ({ unit: null }),
      PickQualifications: () => ({ qualificationKinds: [] }),
    },
  });
  await wrapper
    .findAll('button')
    .find((one) => one.text() === '发布')
    ?.trigger('click');
  await flushPromises();
  // name, type, village; place, content, requirements, risks, safeguards, person, phone; and no time, no opening
  await expect.poll(() => wrapper.findAll('.el-form-item__error').length).toBe(10);
  expect(wrapper.findAll('.plan__error').map((one) => one.text())).toEqual([
    '还没有安排时段，请至少添加一个时段。',
    '还没有开放名额，请至少设置一个岗位和人数。',
  ]);
  expect(asked.some((one) => one.name === 'SaveActivity')).toBe(false);
});

test('a plan that cannot be stored hinders no other reason, and the page goes on at the address of the draft', async () => {
  const stored = {
    ...activity,
    posts: [],
    shifts: [],
    openings: [],
    serviceType: {
      ...activity.serviceType,
      requiredQualification: { __typename: 'QualificationKind', code: 'FIRST_AID', name: '急救员证' },
    },
    canPublish: {
      __typename: 'Verdict',
      allowed: false,
      reasons: [
        reason('INSURANCE_NEEDED', 'insurancePolicyNo', '须先购买保险，并填写保单号。'),
        reason('NO_TIME', 'shifts', '还没有安排时段，请至少添加一个时段。'),
      ],
    },
  };
  const { wrapper, asked } = await render(ActivityEditorPage, {
    actions: ['activity.manage'],
    path: '/activities/new',
    params: '/activities/new',
    answers: {
      SaveActivity: () => ({ saveActivity: { __typename: 'ActivitySaved', activity: stored } }),
      PlanActivity: () => ({
        planActivity: {
          __typename: 'Refused',
          reasons: [reason('END_BEFORE_START', 'shifts.0.endsAt', '结束时间要晚于开始时间。')],
        },
      }),
      OpenProjects: () => ({ projects: nothing }),
      PickServiceTypes: () => ({ serviceTypes: [] }),
      PickUnit: () => ({ unit: null }),
      PickDivision: () => ({ division: null }),
      PickQualifications: () => ({ qualificationKinds: [] }),
    },
  });
  const editor = wrapper.findComponent({ name: 'ActivityFields' });
  Object.assign(editor.props('modelValue') as object, {
    title: '演示活动',
    serviceTypeId: 't1',
    unitId: 'u1',
    villageCode: '370303001001',
  });
  const plan = wrapper.findComponent({ name: 'PlanEditor' }).props('modelValue') as PlanForm;
  plan.posts.push({ ...newPost(), name: '陪护', needsQualification: true });
  plan.shifts.push({ ...newShift(), startsAt: `${nextYear}-11-28T09:00`, endsAt: `${nextYear}-11-28T08:00` });
  const [first, when] = [plan.posts[0], plan.shifts[0]];
  if (first && when) cellOf(plan, first.key, when.key).maximum = 3;
  await flushPromises();
  await wrapper
    .findAll('button')
    .find((one) => one.text() === '发布')
    ?.trigger('click');
  await flushPromises();
  await expect.poll(() => wrapper.text()).toContain('还有 4 处需要修改');
  await expect.poll(() => wrapper.text()).toContain('须先购买保险');
  expect(wrapper.text()).toContain('岗位“陪护”要求专业资格，请写明是哪一种');
  expect(wrapper.text()).toContain('急救员证');
  expect(wrapper.text()).not.toContain('还没有安排时段');
  expect(asked.some((one) => one.name === 'PublishActivity')).toBe(false);
  expect(wrapper.vm.$route.path).toBe('/activities/x/edit');
  expect([pageKey('/activities/x/edit'), pageKey('/activities/new') === '/activities/new']).toEqual([
    '/activities/new',
    false,
  ]);
});

test('the plan goes out as it came in: keys of existing rows stay, closed cells are no openings', () => {
  const plan = planForm(activity);
  plan.shifts.push({ key: 'new', startsAt: '2026-11-28T22:00', endsAt: '2026-11-29T02:00', label: '夜班' });
  const input = planInput(plan, 'x', 3);
  expect(input.shifts).toEqual([
    { key: 's1', startsAt: '2026-11-28T09:00:00+08:00', endsAt: '2026-11-28T12:00:00+08:00', label: '' },
    { key: 'new', startsAt: '2026-11-28T22:00:00+08:00', endsAt: '2026-11-29T02:00:00+08:00', label: '夜班' },
  ]);
  const opening = { postKey: 'p1', shiftKey: 's1', minimum: 2, maximum: 4, flow: 'DIRECT' };
  expect(input.openings).toEqual([{ ...opening, requiredQualification: null, minAge: null }]);
  Object.assign(plan.cells['p1|s1'] ?? {}, { requiredQualification: 'LAWYER', minAge: 40 });
  expect(planInput(plan, 'x', 3).openings).toEqual([{ ...opening, requiredQualification: 'LAWYER', minAge: 40 }]);
});

test('the timeline tells full from open from short of people, and counts promised hours', () => {
  expect(fillOf({ taken: 1, minimum: 2, maximum: 4 })).toBe('short');
  expect(fillOf({ taken: 2, minimum: 2, maximum: 4 })).toBe('open');
  expect(fillOf({ taken: 4, minimum: 2, maximum: 4 })).toBe('full');
  expect(daysOf(activity)).toEqual(['2026-11-28']);
  expect(lanesOf(activity, '2026-11-28')[0]?.blocks[0]).toMatchObject({ left: 0, fill: 'short' });
  expect(promisedMinutes(activity)).toBe(180);
});

test('the list shows of a sealed activity what the server tells: 专业服务, when and whose', async () => {
  const line = {
    __typename: 'ActivityLine',
    id: activity.id,
    title: '专业服务',
    typeName: '专业服务',
    place: '',
    placeName: '',
    sealed: true,
    state: activity.state,
    startsAt: activity.startsAt,
    endsAt: activity.endsAt,
    places: 3,
    taken: 1,
    unit: activity.unit,
    project: null,
  };
  const node = { __typename: 'ActivityLineEdge', cursor: 'c', node: line };
  const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
  const { wrapper } = await render(ActivitiesPage, {
    actions: ['activity.read'],
    answers: {
      Activities: () => ({
        activities: { __typename: 'ActivityLineConnection', edges: [node], pageInfo, totalCount: 1 },
      }),
      PickServiceTypes: () => ({ serviceTypes: [] }),
      OpenProjects: () => ({ projects: nothing }),
      PickUnit: () => ({ unit: null }),
    },
  });
  await expect.poll(() => wrapper.find('.el-table__row').text()).toContain('专业服务');
});
