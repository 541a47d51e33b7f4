import { test } from '@playwright/test';
import { demo, demoPassword } from './support/admin.ts';
import { activity, beneath, draft, openDesk, past, staff, today } from './support/desk.ts';
import { type EnglishPage, readInEnglish } from './support/english.ts';
import { signInOnPhone } from './support/phone.ts';
import { linkIn } from './support/tour.ts';
import { openWindow, phone } from './support/windows.ts';

// Dozens of pages in one window, each at three widths.
test.describe.configure({ timeout: 420_000 });

const pagesOf = (paths: readonly EnglishPage['path'][]): EnglishPage[] => paths.map((path) => ({ path }));

const team = linkIn('/admin/teams', '演示·石榴红巾帼志愿服务队');
const activities = pagesOf([
  '/admin/',
  '/admin/activities',
  activity,
  draft,
  beneath(activity, '/edit'),
  beneath(past, '/roster'),
  beneath(today, '/board'),
  beneath(activity, '/code'),
  beneath(activity, '/cancel'),
  beneath(activity, '/move'),
  beneath(activity, '/places'),
  beneath(past, '/close'),
  beneath(past, '/history'),
  '/admin/activities/new',
  '/admin/activities/quick',
  '/admin/projects',
  '/admin/hours',
  '/admin/hours?state=APPROVED',
  '/admin/hours?state=RETURNED',
  '/admin/inbox',
  '/admin/keys',
]);
const people = pagesOf([
  '/admin/',
  '/admin/volunteers',
  linkIn('/admin/volunteers?keyword=演示·赵律', '演示·赵律'),
  '/admin/volunteers/register',
  '/admin/volunteers/import',
  '/admin/teams',
  team,
  '/admin/call-backs',
  '/admin/papers-to-verify',
  '/admin/identity-disputes',
  '/admin/merges',
  '/admin/rights-requests',
  '/admin/organization',
  '/admin/service-types',
  '/admin/access/restorations',
  staff,
]);
const registers = pagesOf([
  '/admin/sign-ups',
  '/admin/scans?period=year',
  '/admin/plan-changes',
  '/admin/qualifications',
  '/admin/consents',
  '/admin/ledger?period=year',
  '/admin/stations',
  '/admin/divisions?parent=3703',
  '/admin/exports',
  '/admin/privacy-notices',
  '/admin/reveals',
  '/admin/memberships',
  '/admin/qualification-kinds',
  '/admin/duplicates',
  '/admin/public-notices',
  '/admin/objections',
  '/admin/complaints',
  '/admin/complaints/counts',
  '/admin/deadlines',
  '/admin/stars?state=all',
  '/admin/star-policies',
  '/admin/audit?period=year',
  '/admin/access/here',
]);
const security = pagesOf([
  '/admin/access',
  '/admin/access/here',
  '/admin/access/fields',
  staff,
  '/admin/audit',
  '/admin/system',
  '/admin/service-types',
  '/admin/no-such-page',
]);

for (const [whose, who, pages] of [
  ['a coordinator', demo.coordinator, activities],
  ['county staff', demo.staff, people],
  ['county staff among the lists over whole places', demo.staff, registers],
  ['a security administrator', demo.security, security],
] as const)
  test(`every page of ${whose} is whole in English: only what people wrote is Chinese, and says so`, async ({
    browser,
  }) => {
    const { context, page, watch } = await openDesk(browser, who);
    await readInEnglish(page, pages);
    watch.expectClean();
    await context.close();
  });

test('every page of the volunteers’ app is whole in English: only what people wrote is Chinese, and says so', async ({
  browser,
}) => {
  const { context, page, watch } = await openWindow(browser, { viewport: phone });
  const open = pagesOf([
    '/sign-in',
    '/register',
    '/confirm',
    '/notice',
    '/integrity',
    '/join/NOSUCHCODE',
    '/guardian/no-such-link',
    '/no-such-page',
  ]);
  await signInOnPhone(page, demo.volunteer, demoPassword);
  await readInEnglish(page, [
    ...open,
    ...pagesOf([
      '/',
      '/activities',
      linkIn('/activities', '法律咨询进社区'),
      '/shifts',
      '/shifts?tense=past',
      '/check-in',
      '/hours',
      linkIn('/hours', /亲子阅读角开放/),
      '/me',
      '/me/profile',
      '/me/teams',
      '/me/qualifications',
      '/me/consents',
      '/me/keys',
      '/me/rights',
      '/notices',
      '/notices/objections',
      '/complaints',
      '/complaints/new',
      '/inbox',
    ]),
  ]);
  watch.expectClean();
  await context.close();
});
