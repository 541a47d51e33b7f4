import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import QualificationKindEditor from './components/QualificationKindEditor.vue';

const last = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].at(-1);

test('a kind without a code or a name is not sent; one that is kept is sent with the version that was read', async () => {
  const saved = { saveQualificationKind: { __typename: 'Done', id: 'NURSE' } };
  const fresh = await render(QualificationKindEditor, {
    props: { row: null },
    answers: { SaveQualificationKind: () => saved },
  });
  last('.el-dialog__footer .el-button--primary')?.click();
  await flushPromises();
  expect(fresh.asked.some(({ name }) => name === 'SaveQualificationKind')).toBe(false);
  fresh.wrapper.unmount();

  const row = {
    __typename: 'QualificationKindLine',
    code: 'NURSE',
    name: '护士执业证',
    sort: 120,
    active: true,
    version: 4,
  };
  const { asked, wrapper } = await render(QualificationKindEditor, {
    props: { row },
    answers: { SaveQualificationKind: () => saved },
  });
  last('.el-dialog__footer .el-button--primary')?.click();
  await flushPromises();
  expect(asked.find(({ name }) => name === 'SaveQualificationKind')?.variables).toEqual({
    input: { code: 'NURSE', name: '护士执业证', sort: 120, active: true, version: 4 },
  });
  expect(wrapper.emitted('saved')).toHaveLength(1);
});
