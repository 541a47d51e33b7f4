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
interface Her {
  agreedTo: string;
  age?: number;
  state?: string;
  guardian?: object | null;
}
const worldOf = ({ agreedTo, age = 36, state = 'ACTIVE', guardian = null }: Her) =>
  makeWorld({
    TextMessages: { textMessages: true },
    AskGuardian: { askGuardian: { __typename: 'Done', id: 'v' } },
    MyConsents: {
      me: {
        __typename: 'Me',
        accountId: 'a',
        volunteer: { __typename: 'Volunteer', id: 'v', state, age, guardian, consents: [consent(agreedTo)] },
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
async function cardFor(her: Her) {
  const world = worldOf(her);
  const { page } = await show(NoticeCard, {}, world);
  await settle();
  return { page, world };
}
const guardian = (state: string, noticeVersion: string | null, validUntil: string | null = null) => ({
  __typename: 'GuardianConsent',
  state,
  guardianName: '演****妈',
  phoneMasked: '138****1111',
  relation: '母亲',
  askedAt: '2026-12-21T01:00:00Z',
  validUntil,
  noticeVersion,
});

test('who agreed to an older version is asked to read the new one; who agreed to this one is not', async () => {
  expect((await cardFor({ agreedTo: '2026-11' })).page.text()).toContain('告知书有新版本');
  expect((await cardFor({ agreedTo: '2026-12-20' })).page.text()).toBe('');
});

test('under 14 her guardian is asked once more, by one tap, and the card says what holds until she answers (PIPL §31)', async () => {
  const { page, world } = await cardFor({ agreedTo: '2026-11', age: 12, guardian: guardian('GIVEN', '2026-11') });
  expect(page.text()).toContain('由监护人决定是否同意新版本');
  expect(page.text()).toContain('母亲演****妈（138****1111）');
  expect(page.text()).toContain('已有的同意和报名不受影响');
  await page
    .findAll('button')
    .find((one) => one.text() === '请监护人再确认')
    ?.trigger('click');
  await settle();
  expect(world.sent.filter((one) => one.operation === 'AskGuardian').map((one) => one.variables)).toEqual([
    { guardian: null },
  ]);
});

test('asked, she is awaited; when the link has run out she can be asked again', async () => {
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const waiting = await cardFor({ agreedTo: '2026-11', age: 12, guardian: guardian('WAITING', null, inAWeek) });
  expect(waiting.page.text()).toContain('等待监护人');
  expect(waiting.page.findAll('button').map((one) => one.text())).toEqual(['再发一次', '号码不对，或换一位监护人']);
  const over = { agreedTo: '2026-11', age: 12, guardian: guardian('WAITING', null, '2020-12-28T01:00:00Z') };
  expect((await cardFor(over)).page.text()).toContain('请监护人再确认');
});

test('a guardian whose yes names an older version is asked, though the child confirmed itself under this one', async () => {
  const her = { agreedTo: '2026-12-20', age: 12, guardian: guardian('GIVEN', '2026-11') };
  expect((await cardFor(her)).page.text()).toContain('请监护人再确认');
});

test('a child who waits for a first yes has one card for that, and from 14 on she decides herself', async () => {
  const her = { agreedTo: '2026-11', age: 12, state: 'PENDING_GUARDIAN', guardian: guardian('WAITING', null) };
  expect((await cardFor(her)).page.text()).toBe('');
  const grown = await cardFor({ agreedTo: '2026-11', age: 14, guardian: guardian('GIVEN', '2026-11') });
  expect(grown.page.text()).toContain('去阅读');
  expect(grown.page.findAll('button')).toEqual([]);
});
