import { expect, type Page, test } from '@playwright/test';
import { demo, fromMenu } from './support/admin.ts';
import { atDesk, look } from './support/desk.ts';
import { linkIn, type Stop } from './support/tour.ts';

// Some twenty pages in one window, each in four looks.
test.describe.configure({ timeout: 420_000 });

const long = '没有这样的名字'.repeat(5);
const columns = (page: Page): Promise<void> => page.getByRole('button', { name: '显示的列' }).click();
const staff: readonly Stop[] = [
  { name: 'lists-sign-ups', path: '/admin/sign-ups', ready: '报名总表' },
  { name: 'lists-sign-ups-columns', path: '/admin/sign-ups', ready: '报名总表', act: columns },
  { name: 'lists-sign-ups-none', path: `/admin/sign-ups?keyword=${long}`, ready: '没有报名' },
  { name: 'lists-scans', path: '/admin/scans?period=year', ready: '签到记录' },
  { name: 'lists-scans-none', path: '/admin/scans?from=2001-01-01&to=2001-01-02', ready: '没有签到记录' },
  { name: 'lists-plan-changes', path: '/admin/plan-changes', ready: '变更与通知' },
  { name: 'lists-memberships', path: '/admin/memberships', ready: '入队总表' },
  { name: 'lists-qualification-kinds', path: '/admin/qualification-kinds', ready: '资格种类' },
  { name: 'lists-qualifications', path: '/admin/qualifications', ready: '专业资格' },
  { name: 'lists-consents', path: '/admin/consents', ready: '同意登记' },
  { name: 'lists-ledger', path: '/admin/ledger?period=year', ready: '时长台账' },
  { name: 'lists-stations', path: '/admin/stations', ready: '阵地' },
  { name: 'lists-divisions', path: '/admin/divisions?parent=3703', ready: '张店区' },
  { name: 'lists-divisions-ended', path: '/admin/divisions?standing=ENDED', ready: '已撤并' },
  { name: 'lists-exports', path: '/admin/exports', ready: '我的导出' },
  {
    name: 'lists-notices',
    path: '/admin/privacy-notices',
    ready: '隐私告知书',
    act: (page) => page.getByRole('button', { name: '看全文' }).first().click(),
  },
  { name: 'lists-reveals', path: '/admin/reveals', ready: '查看完整号码记录' },
  { name: 'lists-audit', path: '/admin/audit?period=year', ready: '操作记录' },
  {
    name: 'lists-audit-thing',
    path: async (page) => {
      const team = await linkIn('/admin/teams', '演示·石榴红巾帼志愿服务队')(page);
      return `/admin/audit?kind=Team&entity=${team.split('/').at(-1) ?? ''}`;
    },
    ready: '操作记录',
  },
];

const half = Math.ceil(staff.length / 2);
for (const [which, stops] of [
  ['first', staff.slice(0, half)],
  ['other', staff.slice(half)],
] as const)
  test(`the ${which} lists over whole places are accessible, light and dark, on a desktop and a phone, with and without rows`, ({
    browser,
  }) => look(browser, stops, demo.staff));

test('the menu stands in groups that fold by keyboard and stay folded; Ctrl K finds a page by its name', ({
  browser,
}) =>
  atDesk(browser, demo.staff, async (page) => {
    const menu = page.getByRole('navigation', { name: '菜单' });
    const group = menu.getByRole('button', { name: '数据与日志' });
    const log = menu.getByRole('link', { name: '操作记录' });
    await expect(log).toBeVisible();
    await group.focus();
    await page.keyboard.press('Enter');
    await expect(group).toHaveAttribute('aria-expanded', 'false');
    await expect(log).toBeHidden();
    await page.reload();
    await expect(group).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: '查找' }).fill('操作记录');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/admin\/audit/);
    // The group of the page that is open shows itself.
    await expect(log).toBeVisible();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: '菜单', exact: true }).click();
    await fromMenu(page, '报名总表');
    await expect(page.getByRole('heading', { name: '报名总表' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }));

test('from a thing’s page its log opens, filtered to it', ({ browser }) =>
  atDesk(browser, demo.staff, async (page) => {
    await page.goto(await linkIn('/admin/activities', '法律咨询进社区')(page));
    await page.getByRole('button', { name: '操作记录' }).click();
    await expect(page).toHaveURL(/kind=Activity&entity=/);
    await expect(page.getByRole('main').getByText('法律咨询进社区').filter({ visible: true }).first()).toBeVisible();
  }));
