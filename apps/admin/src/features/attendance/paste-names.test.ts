import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import PasteNames from './components/PasteNames.vue';

const dialog = (): HTMLElement => [...document.querySelectorAll<HTMLElement>('.el-dialog')].at(-1) as HTMLElement;
async function press(word: string): Promise<void> {
  [...dialog().querySelectorAll('button')].find((one) => one.textContent?.trim() === word)?.click();
  await flushPromises();
}

const line = (name: string) => ({
  __typename: 'PastedLine',
  line: 1,
  name,
  phoneMasked: null,
  rest: '',
  state: 'NONE',
  chosenId: null,
  moreCandidates: 0,
  candidates: [],
});
/** A server that reads one line of what it is sent. */
const readOne = (text: string) => {
  const [first = '', ...rest] = text.split('\n');
  const from = first.length + 1;
  const unread = rest.length ? { __typename: 'PastedUnread', from, line: 2, lines: rest.length } : null;
  return { matchPasted: { __typename: 'PastedMatch', lines: [line(first)], unread } };
};

test('a reading that failed is asked again from the same place: nobody on the list is passed over', async () => {
  const full = '演示·甲\n演示·乙\n演示·丙';
  let answer: 'reads' | 'fails' | 'refuses' = 'reads';
  const { wrapper, asked } = await render(PasteNames, {
    props: {
      activity: { openings: [{ id: 'o1', postId: 'p1', shiftId: 's1' }], posts: [], shifts: [] },
      opening: 'o1',
    },
    answers: {
      MatchPasted: ({ text }) => {
        if (answer === 'fails') throw new Error('offline');
        return answer === 'refuses' ? { matchPasted: null } : readOne(String(text));
      },
    },
  });
  const box = dialog().querySelector('textarea') as HTMLTextAreaElement;
  box.value = full;
  box.dispatchEvent(new Event('input'));
  await flushPromises();
  await press('识别');
  expect(dialog().textContent).toContain('演示·甲');
  for (const failing of ['fails', 'refuses'] as const) {
    answer = failing;
    await press('识别后面的');
    expect(dialog().textContent).toContain('演示·甲');
  }
  answer = 'reads';
  await press('识别后面的');
  expect(dialog().textContent).toContain('演示·乙');
  await press('识别后面的');
  expect(dialog().textContent).toContain('演示·丙');
  const sent = asked.filter(({ name }) => name === 'MatchPasted').map(({ variables }) => variables['text']);
  const rest = '演示·乙\n演示·丙';
  expect(sent).toEqual([full, rest, rest, rest, '演示·丙']);
  wrapper.unmount();
});
