import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import PaperUpload from './components/PaperUpload.vue';

const papers = (waiting: boolean): object => ({
  paperConfirmations: {
    __typename: 'PaperConfirmationConnection',
    edges: waiting
      ? [
          {
            __typename: 'PaperConfirmationEdge',
            node: {
              __typename: 'PaperConfirmation',
              id: 'p1',
              submittedAt: '2026-11-21T03:00:00Z',
              submittedByName: '演示·林若溪',
            },
          },
        ]
      : [],
  },
});
const notice = { privacyNotice: { __typename: 'PrivacyNotice', version: '2026-01' } };

test('while a signed paper waits for its call no other can be handed in, and it is said who handed it in', async () => {
  const { wrapper, text } = await render(PaperUpload, {
    props: { volunteerId: 'v1' },
    answers: { PaperNotice: () => notice, PaperOf: () => papers(true) },
  });
  expect(text()).toContain('演示·林若溪');
  expect(wrapper.find('input[type=file]').exists()).toBe(false);
});

test('where none waits the paper can be handed in', async () => {
  const { wrapper } = await render(PaperUpload, {
    props: { volunteerId: 'v1' },
    answers: { PaperNotice: () => notice, PaperOf: () => papers(false) },
  });
  expect(wrapper.find('input[type=file]').exists()).toBe(true);
});
