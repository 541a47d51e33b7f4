import { expect, test } from 'vitest';
import { makeWorld, settle, show } from '../../../testing/world.ts';
import WhyOut from './WhyOut.vue';

const said = async (endedSession: object | null): Promise<string> => {
  const { page } = await show(WhyOut, {}, makeWorld({ EndedSession: { endedSession } }));
  await settle();
  return page.text();
};

test('who was signed out reads why at the door; where nothing is known nothing is said', async () => {
  const at = '2026-12-01T02:00:00Z';
  const ended = { __typename: 'EndedSession', why: 'ENDED_BY_OTHERS', at };
  expect(await said(ended)).toContain('安全管理员退出了您的登录。');
  expect(await said({ ...ended, why: 'PASSWORD_CHANGED' })).toContain('您的密码已修改');
  expect(await said(null)).toBe('');
});
