import { type Browser, type Page, test } from '@playwright/test';
import { demo, demoPassword, signInToAdmin } from './support/admin.ts';
import { demoCode } from './support/otp.ts';
import { linkIn, type Stop, tour } from './support/tour.ts';
import { desktop, openWindow } from './support/windows.ts';

// Dozens of pages in one window, each in four looks.
test.describe.configure({ timeout: 420_000 });

const activity = linkIn('/admin/activities', '法律咨询进社区');
const today = linkIn('/admin/activities', '“石榴花开”家庭教育大讲堂');
const past = linkIn('/admin/activities', '重阳敬老包饺子');
const draft = linkIn('/admin/activities', '冬季清雪应急服务');
const staff = linkIn('/admin/access?keyword=演示·林若溪', '演示·林若溪');
const beneath =
  (find: (page: Page) => Promise<string>, below: string) =>
  async (page: Page): Promise<string> =>
    `${await find(page)}${below}`;
const pressing =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name, exact: true }).first().click();

const open: readonly Stop[] = [{ name: 'admin-sign-in', path: '/admin/sign-in', ready: '服务管理平台' }];
const coordinator: readonly Stop[] = [
  { name: 'admin-dashboard', path: '/admin/', ready: '今天的活动' },
  { name: 'admin-activities', path: '/admin/activities', ready: '法律咨询进社区' },
  { name: 'admin-activity', path: activity, ready: '时段安排' },
  { name: 'admin-activity-draft', path: draft, ready: '发布前还需要补全' },
  { name: 'admin-activity-new', path: '/admin/activities/new', ready: '岗位与时段' },
  { name: 'admin-activity-edit', path: beneath(activity, '/edit'), ready: '岗位与时段' },
  { name: 'admin-activity-quick', path: '/admin/activities/quick', ready: '发布并开始报名' },
  { name: 'admin-roster', path: beneath(past, '/roster'), ready: '已签退' },
  { name: 'admin-sign-up-for', path: beneath(activity, '/roster'), ready: '法律咨询进社区', act: pressing('代为报名') },
  { name: 'admin-board', path: beneath(today, '/board'), ready: '六位签到码' },
  { name: 'admin-board-draft', path: beneath(draft, '/board'), ready: '现在没有签到码' },
  { name: 'admin-code-wall', path: beneath(activity, '/code'), ready: '六位签到码' },
  { name: 'admin-projects', path: '/admin/projects', ready: '石榴花开·家门口的服务' },
  { name: 'admin-project-new', path: '/admin/projects', ready: '石榴花开·家门口的服务', act: pressing('新建项目') },
  { name: 'admin-volunteers', path: '/admin/volunteers', ready: '演示·王秀兰' },
  { name: 'admin-volunteers-none', path: '/admin/volunteers?keyword=没有这个人', ready: '没有符合条件的志愿者' },
  { name: 'admin-volunteer', path: linkIn('/admin/volunteers', '演示·赵律'), ready: '登记信息' },
  { name: 'admin-register-for', path: '/admin/volunteers/register', ready: '可服务时间' },
  { name: 'admin-teams', path: '/admin/teams', ready: '演示·石榴红巾帼志愿服务队' },
  { name: 'admin-team', path: linkIn('/admin/teams', '演示·石榴红巾帼志愿服务队'), ready: '入队二维码' },
  { name: 'admin-hours', path: '/admin/hours', ready: '重阳敬老包饺子' },
  {
    name: 'admin-hours-evidence',
    path: '/admin/hours',
    ready: '重阳敬老包饺子',
    act: (page) =>
      page
        .getByRole('button', { name: /展开|expand/i })
        .first()
        .click(),
  },
  { name: 'admin-hours-approved', path: '/admin/hours?state=APPROVED', ready: '亲子阅读角开放' },
  { name: 'admin-organization', path: '/admin/organization', ready: '组织' },
  { name: 'admin-service-types', path: '/admin/service-types', ready: '法律援助' },
  { name: 'admin-inbox', path: '/admin/inbox', ready: '待办消息' },
  { name: 'admin-no-right', path: '/admin/audit', ready: '没有权限' },
  { name: 'admin-lost', path: '/admin/no-such-page', ready: '没有这个页面' },
];
const security: readonly Stop[] = [
  { name: 'admin-access', path: '/admin/access?keyword=演示·林若溪', ready: '演示·林若溪' },
  { name: 'admin-account', path: staff, ready: '张店区' },
  { name: 'admin-grant', path: staff, ready: '张店区', act: pressing('授权') },
  { name: 'admin-audit', path: '/admin/audit', ready: '操作人' },
  { name: 'admin-service-types-manage', path: '/admin/service-types', ready: '法律援助' },
  { name: 'admin-service-type-new', path: '/admin/service-types', ready: '法律援助', act: pressing('添加服务类型') },
];

async function look(browser: Browser, stops: readonly Stop[], phone?: string): Promise<void> {
  const { context, page, watch } = await openWindow(browser, { viewport: desktop });
  if (phone) await signInToAdmin(page, phone, demoPassword, () => demoCode(phone));
  await tour(page, stops);
  watch.expectClean();
  await context.close();
}

test('the door of the admin app is accessible, light and dark, on a desktop and a phone', ({ browser }) =>
  look(browser, open));

test("a coordinator's pages are accessible, light and dark, on a desktop and a phone", ({ browser }) =>
  look(browser, coordinator, demo.coordinator));

test("a security administrator's pages are accessible, light and dark, on a desktop and a phone", ({ browser }) =>
  look(browser, security, demo.security));
