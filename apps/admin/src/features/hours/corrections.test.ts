import { DOMWrapper, flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import CorrectRecord from './components/CorrectRecord.vue';
import RecordCorrections from './components/RecordCorrections.vue';

const correction = (canDecide: object): object => ({
  id: 'c1',
  state: 'PROPOSED',
  reason: '演示·补记写错',
  beforeMinutes: 120,
  minutes: 90,
  beforeStartedAt: '2026-11-21T01:00:00Z',
  beforeEndedAt: '2026-11-21T03:00:00Z',
  startedAt: '2026-11-21T01:00:00Z',
  endedAt: '2026-11-21T02:30:00Z',
  proposedAt: '2026-11-22T01:00:00Z',
  proposedByName: '演示·林队长',
  decidedAt: null,
  decidedByName: null,
  decisionNote: null,
  heldSince: '2026-11-22T01:00:00Z',
  version: 4,
  holder: { id: 'u1', name: '演示村妇联' },
  canDecide,
});
const line = (corrections: object[] = []): object => ({
  id: 'r1',
  version: 7,
  activityName: '演示活动',
  minutes: 120,
  startedAt: '2026-11-21T01:00:07Z',
  endedAt: '2026-11-21T03:00:09Z',
  volunteer: { id: 'v1', name: '演示·王秀兰', phoneMasked: '138****0000' },
  corrections,
});
/** What is read of them when the line is unfolded. */
const unfolded = (...corrections: object[]): object => ({
  record: { __typename: 'ServiceRecord', id: 'r1', corrections },
});
const reason = (code: string, message: string, field: string | null = null): object => ({
  __typename: 'Reason',
  code,
  message,
  field,
  overridable: false,
  params: [],
});
const refused = (...reasons: object[]): object => ({ __typename: 'Refused', reasons });
const press = async (scope: DOMWrapper<Element>, words: string): Promise<void> => {
  await scope
    .findAll('button')
    .find((one) => one.text() === words)
    ?.trigger('click');
  await flushPromises();
};

test('a correction is proposed with the seconds of what was not touched, and its refusal stands beside the field', async () => {
  const { asked } = await render(CorrectRecord, {
    props: { line: line() },
    answers: { CorrectRecord: () => ({ correctRecord: refused(reason('TOO_SHORT', '至少 2 个字。', 'reason')) }) },
  });
  const dialog = new DOMWrapper(document.body).find('.el-dialog');
  await dialog.find('textarea').setValue(' 早走了 ');
  await press(dialog, '更正');
  expect(asked.find(({ name }) => name === 'CorrectRecord')?.variables).toEqual({
    id: 'r1',
    version: 7,
    startedAt: '2026-11-21T01:00:07Z',
    endedAt: '2026-11-21T03:00:09Z',
    reason: '早走了',
  });
  await expect.poll(() => dialog.find('.el-form-item__error').exists()).toBe(true);
});

test('who may decide agrees with one press, to the version she saw', async () => {
  const { wrapper, asked } = await render(RecordCorrections, {
    props: { line: line([{ id: 'c1', state: 'PROPOSED' }]) },
    answers: {
      RecordCorrections: () => unfolded(correction({ allowed: true, reasons: [] })),
      DecideCorrection: () => ({ decideCorrection: refused(reason('STALE_VERSION', '已有变化。')) }),
    },
  });
  expect(wrapper.text()).toContain('演示·补记写错');
  await press(wrapper.find('section'), '同意更正');
  expect(asked.find(({ name }) => name === 'DecideCorrection')?.variables).toEqual({
    id: 'c1',
    version: 4,
    accept: true,
    note: null,
  });
  expect(wrapper.emitted('decided')).toBeUndefined();
});

test('who proposed it finds no button but the reason why', async () => {
  const not = { allowed: false, reasons: [reason('APPROVER_IS_PROPOSER', '由您提出，须由另一人审核。')] };
  const { wrapper } = await render(RecordCorrections, {
    props: { line: line([{ id: 'c1', state: 'PROPOSED' }]) },
    answers: { RecordCorrections: () => unfolded(correction(not)) },
  });
  expect(wrapper.find('button').exists()).toBe(false);
  expect(wrapper.text()).toContain('须由另一人审核');
});
