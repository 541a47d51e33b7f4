import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import ReissueCode from './components/ReissueCode.vue';

const issued = {
  reissueCode: {
    __typename: 'RegisteredFor',
    confirmationCode: '12345678',
    validUntil: '2026-12-06T08:00:00Z',
    volunteer: { __typename: 'Volunteer', id: 'v1' },
  },
};
test('a new code is made only after one has said so, and stands with its term, to be copied or printed', async () => {
  const { asked, wrapper } = await render(ReissueCode, {
    props: { volunteerId: 'v1', name: '演示·王丽' },
    answers: { ReissueCode: () => issued },
  });
  const press = async (words: string): Promise<void> => {
    await wrapper
      .findAll('button')
      .find((one) => one.text().includes(words))
      ?.trigger('click');
    await flushPromises();
  };
  expect(wrapper.text()).toContain('7 天内有效');
  await press('重新生成确认码');
  expect([...document.querySelectorAll('.el-message-box')].at(-1)?.textContent).toContain('原来的确认码马上作废');
  expect(asked.some(({ name }) => name === 'ReissueCode')).toBe(false);
  [...document.querySelectorAll<HTMLButtonElement>('.el-message-box__btns .el-button--primary')].at(-1)?.click();
  await flushPromises();
  expect(asked.find(({ name }) => name === 'ReissueCode')?.variables).toEqual({ volunteerId: 'v1' });
  expect(wrapper.text()).toContain('12345678');
  expect(wrapper.text()).toContain('前有效，只能用一次');
  expect(wrapper.text()).toContain('复制');
  expect(wrapper.text()).toContain('打印');
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  await press('已告诉本人');
  expect(wrapper.text()).not.toContain('12345678');
  const after = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(after);
  expect(after.defaultPrevented).toBe(false);
});
