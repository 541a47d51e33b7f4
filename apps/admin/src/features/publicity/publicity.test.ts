import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import NoticesPage from './pages/NoticesPage.vue';
import ObjectionsPage from './pages/ObjectionsPage.vue';

const yes = { __typename: 'Verdict', allowed: true, reasons: [] };
const barred = {
  __typename: 'Verdict',
  allowed: false,
  reasons: [
    {
      ...{ __typename: 'Reason', code: 'OBJECTION_BARRED', field: null, overridable: false, params: [] },
      message: '本人、提出人、审核人和代办签到的人不能答复，请由另一人办理。',
    },
  ],
};
const item = {
  ...{ __typename: 'NoticeItem', id: 'i1', kind: 'HOURS', subjectId: 'r1', name: '演示·王秀兰', title: '演示活动' },
  ...{ sealed: false, minutes: 120, day: '2026-11-21', unitName: '演示村妇联', closesOn: '2026-12-02', outcome: null },
};
const objection = (change: object = {}): object => ({
  ...{ __typename: 'Objection', id: 'o1', state: 'OPEN', naming: 'NAMED', statement: '那天她没有来', version: 3 },
  ...{ openedAt: '2026-11-30T02:00:00Z', dueOn: '2026-12-14', dueProvisional: false, overdue: false },
  ...{ objectorName: '演示·队友', revealedToName: null, revealedAt: null, evidenceUrl: null },
  ...{
    answer: null,
    decidedAt: null,
    decidedByName: null,
    item,
    canAnswer: yes,
    canReveal: { ...yes, allowed: false },
  },
  ...change,
});
const paged = (name: string, nodes: object[]): object => ({
  __typename: `${name}Connection`,
  edges: nodes.map((node, i) => ({ __typename: `${name}Edge`, cursor: `c${i}`, node })),
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
});
const objections = (...lines: object[]) => ({ Objections: () => ({ objections: paged('Objection', lines) }) });
const links = ['public-notices', 'objections', 'hours'];
const press = async (label: string): Promise<void> => {
  [...document.querySelectorAll('button')]
    .find((one) => one.textContent?.trim() === label)
    ?.dispatchEvent(new Event('click'));
  await flushPromises();
};
async function write(words: string): Promise<void> {
  const box = document.querySelector('textarea');
  if (!box) throw new Error('the dialog did not open');
  box.value = words;
  box.dispatchEvent(new Event('input'));
  await flushPromises();
}

test('an objection says whose hours, what is wrong, by whom and until when; the answer names the version she read', async () => {
  const { asked, text } = await render(ObjectionsPage, {
    links,
    actions: ['hours.read', 'objection.answer'],
    answers: {
      ...objections(objection()),
      AnswerObjection: () => ({ answerObjection: { __typename: 'Done', id: 'o1' } }),
    },
  });
  expect(text()).toMatch(/演示·王秀兰 · 演示活动 · .*11月21日.*那天她没有来.*演示·队友提出.*12月14日.*前答复/s);
  await press('答复');
  await write('演示·已核对');
  await press('异议不成立');
  expect(asked.find((one) => one.name === 'AnswerObjection')?.variables).toEqual({
    ...{ id: 'o1', version: 3, uphold: false, answer: '演示·已核对' },
  });
});

test('whoever had a hand in it reads why another answers, and is offered no button', async () => {
  const { wrapper } = await render(ObjectionsPage, {
    links,
    actions: ['objection.answer'],
    answers: objections(objection({ canAnswer: barred, overdue: true })),
  });
  expect(wrapper.text()).toContain('请由另一人办理');
  expect(wrapper.text()).toContain('已逾期');
  expect(wrapper.findAll('button').some((one) => one.text() === '答复')).toBe(false);
});

test('of a protected one no name is shown until somebody who may see it has said why', async () => {
  const { asked, text } = await render(ObjectionsPage, {
    links,
    actions: ['objection.answer'],
    answers: {
      ...objections(objection({ naming: 'PROTECTED', objectorName: null, canReveal: yes })),
      RevealObjector: () => ({ revealObjector: { __typename: 'Revealed', value: '演示·匿名者' } }),
    },
  });
  expect(text()).toContain('为我保密');
  await press('答复');
  expect(text()).toContain('谁都看不到姓名');
  expect(text()).not.toContain('演示·匿名者');
  await press('查看姓名');
  expect(asked.some((one) => one.name === 'RevealObjector')).toBe(false);
});

test('an upheld one leads to the correction that is still to be made', async () => {
  const { wrapper } = await render(ObjectionsPage, {
    links,
    actions: ['objection.answer'],
    path: '/objections?state=UPHELD',
    answers: objections(objection({ state: 'UPHELD', answer: '演示·属实', item: { ...item, outcome: 'UPHELD' } })),
  });
  expect(wrapper.text()).toContain('记录还要更正');
  expect(wrapper.find('a.link').text()).toBe('去更正');
});

test('a notice says where, how many, from when until when, and opens to its lines', async () => {
  const notice = {
    ...{ __typename: 'PublicNotice', id: 'n1', kind: 'HOURS', state: 'OPEN', openedOn: '2026-12-30' },
    ...{ closesOn: '2027-01-04', workingDays: 3, provisional: true, items: 2, objected: 1 },
    unit: { __typename: 'UnitBrief', id: 'u1', name: '演示村妇联' },
  };
  const { wrapper } = await render(NoticesPage, {
    links,
    actions: ['hours.read'],
    answers: {
      PublicNotices: () => ({ publicNotices: paged('PublicNotice', [notice]) }),
      NoticeItems: () => ({ noticeItems: paged('NoticeItem', [{ ...item, objected: true }]) }),
    },
  });
  expect(wrapper.text()).toMatch(/演示村妇联.*2 条.*12月30日.*1月4日.*暂定.*1 条有异议/s);
  await wrapper
    .findAll('button')
    .find((one) => one.text() === '查看')
    ?.trigger('click');
  await flushPromises();
  await expect.poll(() => wrapper.text()).toContain('有异议，暂不生效');
});
