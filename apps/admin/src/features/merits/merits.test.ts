import { DOMWrapper, flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import EvaluationsPage from './pages/EvaluationsPage.vue';
import VolunteerMeritsPage from './pages/VolunteerMeritsPage.vue';

const volunteer = { __typename: 'VolunteerBrief', id: 'v1', name: '演示·李梅', phoneMasked: '138****0002' };
const verdict = (allowed: boolean): object => ({ __typename: 'Verdict', allowed, reasons: [] });
const page = (type: string, nodes: readonly object[]): object => ({
  __typename: `${type}Connection`,
  edges: nodes.map((node) => ({ __typename: `${type}Edge`, cursor: 'c', node })),
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
});
const version = { enteredByName: '演示·赵安', enteredAt: '2026-11-20T01:00:00Z', withdrawn: false };
const course = (minutes: number): object => ({
  ...version,
  ...{
    name: '演示·家庭教育指导培训',
    content: '倾听',
    organiser: '演示县妇联',
    heldOn: '2026-11-19',
    minutes,
    result: 'PASSED',
  },
});
const training = {
  __typename: 'Training',
  id: 't2',
  ...course(120),
  reason: '学时登记有误',
  volunteer,
  canCorrect: verdict(true),
  history: [{ __typename: 'TrainingVersion', id: 't1', ...course(180), reason: null }],
};
const done = (name: string) => () => ({ [name]: { __typename: 'Done', id: 'x' } });
const body = new DOMWrapper(document.body);
const button = (words: string) => body.findAll('button').find((one) => one.text() === words);
const dialog = () => body.findAll('.el-dialog').at(-1) ?? body.find('nothing');

const her = {
  MeritPerson: () => ({
    volunteer: { __typename: 'Volunteer', id: 'v1', name: '演示·李梅', number: 'SD1', state: 'ACTIVE' },
  }),
  Trainings: () => ({ trainings: page('Training', [training]) }),
};
const at = { path: '/volunteers/v1/merits', params: '/volunteers/:id/merits' };

test('a corrected training says what it said before and why; correcting it needs a reason', async () => {
  const { wrapper, asked, text } = await render(VolunteerMeritsPage, {
    ...at,
    answers: { ...her, CorrectTraining: done('correctTraining') },
    actions: ['volunteer.read', 'merit.record'],
  });
  expect(text()).toContain('学习 2 小时');
  expect(text()).toContain('学时登记有误');
  await button('更正过 1 次，查看原来的内容')?.trigger('click');
  expect(text()).toContain('学习 3 小时');
  await button('更正')?.trigger('click');
  await flushPromises();
  const save = () =>
    dialog()
      .findAll('button')
      .find((one) => one.text() === '保存');
  await save()?.trigger('click');
  expect(asked.some(({ name }) => name === 'CorrectTraining')).toBe(false);
  await dialog().find('input[aria-label="更正原因"]').setValue('单位写错');
  await save()?.trigger('click');
  await flushPromises();
  const sent = asked.find(({ name }) => name === 'CorrectTraining')?.variables;
  expect(sent).toMatchObject({ input: { id: 't2', minutes: 120, reason: '单位写错' } });
  wrapper.unmount();
});

test('who may not record sees the records and no button', async () => {
  const none = { ...training, canCorrect: verdict(false) };
  const { wrapper, text } = await render(VolunteerMeritsPage, {
    ...at,
    answers: { ...her, Trainings: () => ({ trainings: page('Training', [none]) }) },
    actions: ['volunteer.read'],
  });
  expect(text()).toContain('演示·家庭教育指导培训');
  for (const words of ['登记培训', '登记表彰', '更正', '撤销']) expect(button(words)).toBeUndefined();
  wrapper.unmount();
});

test('who served is evaluated in a score and words, of a sealed service in a score alone; few ratings are not told', async () => {
  const line = {
    __typename: 'EvaluationLine',
    id: 'r1',
    volunteer,
    evaluations: [],
    canEvaluate: verdict(true),
    canEnterSlip: verdict(false),
  };
  const { wrapper, asked, text } = await render(EvaluationsPage, {
    path: '/activities/a1/evaluations',
    params: '/activities/:id/evaluations',
    answers: {
      EvaluationHead: () => ({
        activity: { __typename: 'Activity', id: 'a1', title: '不该出现的题目', sealed: true },
        activityRatings: { __typename: 'ActivityRatings', count: 2, mean: null, comments: [] },
      }),
      EvaluationLines: () => ({ evaluationLines: page('EvaluationLine', [line]) }),
      Evaluate: done('evaluate'),
    },
    actions: ['merit.record'],
  });
  expect(text()).toContain('已有 2 人评价；满 3 人后显示结果');
  expect(text()).not.toContain('不该出现的题目');
  expect(button('录入服务对象评价')).toBeUndefined();
  await button('评价')?.trigger('click');
  await flushPromises();
  expect(dialog().find('textarea').exists()).toBe(false);
  await dialog().find('input[type="radio"]').setValue(true);
  await dialog()
    .findAll('button')
    .find((one) => one.text() === '保存')
    ?.trigger('click');
  await flushPromises();
  const sent = asked.find(({ name }) => name === 'Evaluate')?.variables;
  expect(sent).toMatchObject({
    input: { activityId: 'a1', volunteerId: 'v1', by: 'COORDINATOR', score: 5, comment: '' },
  });
  wrapper.unmount();
});
