import { expect, test } from 'vitest';
import { makeWorld, refusal, settle, show } from '../../../testing/world.ts';
import ObjectSheet from './ObjectSheet.vue';

const press = async (label: string): Promise<void> => {
  [...document.querySelectorAll('button')]
    .find((one) => one.textContent?.trim() === label)
    ?.dispatchEvent(new Event('click'));
  await settle();
};
async function write(words: string): Promise<void> {
  const box = document.querySelector('textarea');
  if (!box) throw new Error('the sheet did not open');
  box.value = words;
  box.dispatchEvent(new Event('input'));
  await settle();
}

test('an objection is sent by name or under protection; under protection no picture is asked for, for it would tell who it was', async () => {
  const world = makeWorld({ OpenObjection: { openObjection: { __typename: 'Done', id: 'o1' } } });
  const { page } = await show(ObjectSheet, { itemId: 'i1', show: true }, world);
  await settle();
  const text = () => document.body.textContent ?? '';
  expect(text()).toContain('答复的人会看到您的姓名');
  expect(text()).toContain('只有答复异议的人能看到');
  document.querySelector('input[value=PROTECTED]')?.dispatchEvent(new Event('change'));
  await settle();
  expect(text()).toContain('谁都看不到您的姓名');
  expect(text()).not.toContain('只有答复异议的人能看到');
  await write('那天她没有来');
  await press('提交异议');
  expect(world.sent.filter((one) => one.operation === 'OpenObjection').map((one) => one.variables)).toEqual([
    { input: { itemId: 'i1', naming: 'PROTECTED', statement: '那天她没有来', fileId: null } },
  ]);
  expect(page.emitted('done')).toHaveLength(1);
  page.unmount();
});

test('a refusal is read in the sheet, and what she wrote stays', async () => {
  const world = makeWorld({ OpenObjection: { openObjection: refusal(['NOTICE_CLOSED', '这一条的公示已经结束。']) } });
  const { page } = await show(ObjectSheet, { itemId: 'i1', show: true }, world);
  await settle();
  await write('那天她没有来');
  await press('提交异议');
  expect(document.body.textContent).toContain('这一条的公示已经结束');
  expect(document.querySelector('textarea')?.value).toBe('那天她没有来');
  page.unmount();
});
