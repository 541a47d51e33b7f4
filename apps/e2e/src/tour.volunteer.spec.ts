import { type Browser, expect, type Page, test } from '@playwright/test';
import { demo, demoPassword } from './support/admin.ts';
import { accessibilityFindings } from './support/axe.ts';
import { expectReachedByTab } from './support/keyboard.ts';
import { signInOnPhone } from './support/phone.ts';
import { picture } from './support/picture.ts';
import { linkIn, type Stop, tour } from './support/tour.ts';
import { openWindow, phone } from './support/windows.ts';

// Dozens of pages in one window, each in four looks.
test.describe.configure({ timeout: 420_000 });

const open: readonly Stop[] = [
  { name: 'volunteer-sign-in', path: '/sign-in', ready: '找活动、签到、看时长' },
  { name: 'volunteer-register', path: '/register', ready: '您是谁' },
  { name: 'volunteer-confirm', path: '/confirm', ready: '确认是我本人，完成登记' },
  { name: 'volunteer-join-gone', path: '/join/NOSUCHCODE', ready: '没有找到这支服务队' },
  { name: 'volunteer-notice', path: '/notice', ready: '版本' },
  { name: 'volunteer-integrity', path: '/integrity', ready: '怎样认定的' },
  { name: 'volunteer-integrity-none', path: '/integrity?q=没有这个单位', ready: '没有找到这个单位' },
  {
    name: 'volunteer-sign-in-code',
    path: '/sign-in',
    ready: '找活动、签到、看时长',
    act: (page) => page.getByRole('button', { name: '用短信验证码登录' }).click(),
  },
  { name: 'volunteer-restore-gone', path: '/restore#no-such-link', ready: '找回账号' },
  { name: 'volunteer-guardian-gone', path: '/guardian/no-such-link', ready: '链接不能用了' },
  { name: 'volunteer-lost', path: '/no-such-page', ready: '没有找到这个页面' },
];
const pressing =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
const signedIn: readonly Stop[] = [
  { name: 'volunteer-home', path: '/', ready: '组织网络化' },
  { name: 'volunteer-activities', path: '/activities', ready: '法律咨询进社区' },
  {
    name: 'volunteer-activities-filters',
    path: '/activities',
    ready: '法律咨询进社区',
    act: (page) => page.getByRole('button', { name: '筛选' }).click(),
  },
  { name: 'volunteer-activities-none', path: '/activities?q=没有这样的活动', ready: '找活动' },
  { name: 'volunteer-activity', path: linkIn('/activities', '法律咨询进社区'), ready: '岗位与时段' },
  {
    name: 'volunteer-activity-gone',
    path: '/activities/00000000-0000-7000-8000-000000000000',
    ready: '没有找到这个活动',
  },
  { name: 'volunteer-shifts', path: '/shifts', ready: '接下来' },
  { name: 'volunteer-shifts-past', path: '/shifts?tense=past', ready: '重阳敬老包饺子' },
  { name: 'volunteer-check-in', path: '/check-in', ready: '或输入六位数字' },
  { name: 'volunteer-hours', path: '/hours', ready: '亲子阅读角开放' },
  { name: 'volunteer-record', path: linkIn('/hours', /亲子阅读角开放/), ready: '活动组织单位' },
  { name: 'volunteer-me', path: '/me', ready: '志愿者编号' },
  { name: 'volunteer-profile', path: '/me/profile', ready: '居住区域' },
  { name: 'volunteer-teams', path: '/me/teams', ready: '演示·石榴红巾帼志愿服务队' },
  { name: 'volunteer-qualifications', path: '/me/qualifications', ready: '还没有提交资格' },
  { name: 'volunteer-merits', path: '/me/merits', ready: '演示·家庭教育指导培训' },
  { name: 'volunteer-consents', path: '/me/consents', ready: '敏感个人信息' },
  { name: 'volunteer-inbox', path: '/inbox', ready: '消息' },
  { name: 'volunteer-keys', path: '/me/keys', ready: '这台设备' },
  { name: 'volunteer-keys-password', path: '/me/keys', ready: '这台设备', act: pressing('修改密码') },
  { name: 'volunteer-rights', path: '/me/rights', ready: '谁看过我的号码' },
  { name: 'volunteer-rights-ask', path: '/me/rights', ready: '谁看过我的号码', act: pressing('提出请求') },
  { name: 'volunteer-rights-leave', path: '/me/rights', ready: '谁看过我的号码', act: pressing('注销志愿者身份') },
];

async function look(browser: Browser, stops: readonly Stop[], signIn: boolean): Promise<void> {
  const { context, page, watch } = await openWindow(browser, { viewport: phone });
  if (signIn) await signInOnPhone(page, demo.volunteer, demoPassword);
  await tour(page, stops);
  watch.expectClean();
  await context.close();
}

test('pages of the volunteer app that anyone may open are accessible, light and dark, on a phone and a desktop', ({
  browser,
}) => look(browser, open, false));

test('pages of the volunteer app are accessible, light and dark, on a phone and a desktop', ({ browser }) =>
  look(browser, signedIn, true));

const narrow = { width: 320, height: 640 };
const everyPage = [
  '/',
  '/activities',
  '/shifts',
  '/check-in',
  '/hours',
  '/me',
  '/me/profile',
  '/me/teams',
  '/me/qualifications',
  '/me/merits',
  '/me/consents',
  '/me/keys',
  '/me/rights',
  '/notices',
  '/notices/objections',
  '/complaints',
  '/complaints/new',
  '/inbox',
  '/notice',
  '/integrity',
  '/register',
  '/confirm',
  '/no-such-page',
];

test('with the largest text, in English and on a narrow phone, no page is wider than the window or loses its controls', async ({
  browser,
}) => {
  const { context, page, watch } = await openWindow(browser, { viewport: narrow, colorScheme: 'dark' });
  await signInOnPhone(page, demo.volunteer, demoPassword);
  await page.goto('/me');
  await page.getByText('特大', { exact: true }).click();
  await page.getByText('English', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Me' })).toBeVisible();
  const found: string[] = [];
  for (const path of everyPage) {
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('.jg-skeleton')).toHaveCount(0);
    await picture(page, `pages/largest${path.replaceAll('/', '-')}`);
    for (const finding of await accessibilityFindings(page)) found.push(`${path}: ${finding}`);
    found.push(...(await outOfWindow(page)).map((what) => `${path}: ${what}`));
  }
  expect(found).toEqual([]);
  watch.expectClean();
  await context.close();
});

/** What reaches out of the window at its right: the page itself, or a control in it that nobody could tap. */
const outOfWindow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const excess = document.documentElement.scrollWidth - window.innerWidth;
    const controls = [...document.querySelectorAll('a[href], button, input, select')].filter((one) => {
      const { width, right } = one.getBoundingClientRect();
      return width > 1 && right > window.innerWidth + 1 && !one.closest('.quick');
    });
    return [
      ...(excess > 0 ? [`${excess} px wider than the window`] : []),
      ...controls.map((one) => `cut off: ${one.textContent?.trim() || one.className}`),
    ];
  });

test('the Tab key reaches every control of a page, and each shows that it has the focus', async ({ browser }) => {
  const { context, page, watch } = await openWindow(browser, { viewport: phone });
  await signInOnPhone(page, demo.volunteer, demoPassword);
  await expectReachedByTab(page, ['/', '/activities', '/check-in', '/hours', '/me', '/me/consents', '/register']);
  watch.expectClean();
  await context.close();
});

test('where the network fails, each page says so once and loads when asked again', async ({ browser }) => {
  const { context, page } = await openWindow(browser, { viewport: phone });
  await signInOnPhone(page, demo.volunteer, demoPassword);
  for (const [path, after] of [
    ['/activities', '法律咨询进社区'],
    ['/hours', '亲子阅读角开放'],
    ['/inbox', '去看看'],
    ['/me/teams', '演示·石榴红巾帼志愿服务队'],
    ['/me/consents', '敏感个人信息'],
  ] as const) {
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(path);
    await expect(page.getByText('没有加载出来').first()).toBeVisible();
    await page.unroute('**/graphql');
    for (const again of (await page.getByRole('button', { name: '再试一次' }).all()).reverse()) await again.click();
    await expect(page.getByText(after).first()).toBeVisible();
    await expect(page.getByText('没有加载出来')).toHaveCount(0);
  }
  await context.close();
});

test('where the phone forbids all storage, she signs in and sees her shifts all the same', async ({ browser }) => {
  const { context, page, watch } = await openWindow(browser, { viewport: phone });
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  await signInOnPhone(page, demo.volunteer, demoPassword);
  await page.goto('/shifts?tense=past');
  await expect(page.getByText('重阳敬老包饺子')).toBeVisible();
  await page.goto('/register');
  await page.getByLabel('姓名').fill('演示·储存');
  watch.expectClean();
  await context.close();
});
