import { expect, test } from 'vitest';
import { makeWorld, settle, show } from '../../../testing/world.ts';
import NoticeCard from './NoticeCard.vue';

const consent = (noticeVersion: string) => ({
  __typename: 'Consent',
  id: `c-${noticeVersion}`,
  purpose: 'PRIVACY_NOTICE',
  noticeVersion,
  givenAt: '2026-11-20T01:00:00Z',
  withdrawnAt: null,
});
const cardFor = async (agreedTo: string): Promise<string> => {
  const world = makeWorld({
    MyConsents: {
      me: {
        __typename: 'Me',
        accountId: 'a',
        volunteer: { __typename: 'Volunteer', id: 'v', consents: [consent(agreedTo)] },
      },
      privacyNotice: {
        __typename: 'PrivacyNotice',
        version: '2026-12-20',
        title: '告知书',
        body: '正文',
        english: null,
        publishedAt: '2026-12-19T16:00:00Z',
      },
    },
  });
  const { page } = await show(NoticeCard, {}, world);
  await settle();
  return page.text();
};

test('who agreed to an older version is asked to read the new one; who agreed to this one is not', async () => {
  expect(await cardFor('2026-11')).toContain('告知书有新版本');
  expect(await cardFor('2026-12-20')).toBe('');
});
