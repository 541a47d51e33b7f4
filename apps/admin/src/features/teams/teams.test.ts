import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import AppointCoordinator from './components/AppointCoordinator.vue';
import TeamJoinCode from './components/TeamJoinCode.vue';

test('a first password is not lost by Escape or a click outside: only the button that says it was told closes it', async () => {
  const { wrapper } = await render(AppointCoordinator, {
    props: { teamId: 't1' },
    answers: {
      AppointCoordinator: () => ({
        appointCoordinator: {
          __typename: 'Appointed',
          grantId: 'g',
          accountId: 'a',
          firstPassword: 'demo-once-1234',
          otpUri: null,
        },
      }),
    },
  });
  const dialog = (): HTMLElement => [...document.querySelectorAll<HTMLElement>('.el-dialog')].at(-1) as HTMLElement;
  const last = (): HTMLElement | undefined =>
    [...dialog().querySelectorAll<HTMLElement>('.el-dialog__footer button')].at(-1);
  last()?.click();
  await expect.poll(() => dialog().textContent).toContain('demo-once-1234');
  await flushPromises();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }));
  const behind = dialog().parentElement;
  for (const type of ['mousedown', 'mouseup', 'click']) behind?.dispatchEvent(new MouseEvent(type, { bubbles: true }));
  await flushPromises();
  expect(dialog().querySelector('.el-dialog__headerbtn')).toBeNull();
  expect(dialog().textContent).toContain('demo-once-1234');
  expect(wrapper.emitted('close')).toBeUndefined();
  last()?.click();
  await expect.poll(() => wrapper.emitted('close')?.length).toBe(1);
});

test('the code to join stands beneath the QR, for who types it', async () => {
  const { text } = await render(TeamJoinCode, {
    props: { name: '演示队', unit: '演示村妇联', url: 'http://localhost/j/ABCD2345', code: 'ABCD2345' },
  });
  expect(text()).toContain('服务队邀请码');
  expect(document.querySelector('.join__code')?.textContent).toBe('ABCD2345');
});
