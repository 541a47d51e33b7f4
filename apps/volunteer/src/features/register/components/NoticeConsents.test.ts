import { expect, test } from 'vitest';
import { makeWorld, settle, show } from '../../../testing/world.ts';
import NoticeConsents from './NoticeConsents.vue';

const notice = {
  __typename: 'PrivacyNotice',
  version: '2026-11',
  title: '告知书',
  body: '一、谁在处理您的信息',
  english: null,
  publishedAt: '2026-11-01T00:00:00Z',
};
const offered = async (textMessages: boolean): Promise<string> => {
  const world = makeWorld({ TextMessages: { textMessages }, PrivacyNotice: { privacyNotice: notice } });
  const { page } = await show(NoticeConsents, { reasons: [], modelValue: [], version: '' }, world);
  await settle();
  expect(page.text()).toContain('告知书');
  return page.find('fieldset').text();
};

test('consent to text messages is asked for only where the platform sends any', async () => {
  expect(await offered(true)).toContain('短信');
  const without = await offered(false);
  expect(without).not.toContain('短信');
  expect(without).toContain('必选');
});
