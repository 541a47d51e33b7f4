import { test } from '@playwright/test';
import { demo } from './support/admin.ts';
import { colleague, look, pressing, staff } from './support/desk.ts';
import { linkIn, type Stop } from './support/tour.ts';

// Dozens of pages in one window, each in four looks.
test.describe.configure({ timeout: 420_000 });

const county: readonly Stop[] = [
  { name: 'admin-unit-add', path: '/admin/organization', ready: '行政区划代码', act: pressing('添加非妇联单位') },
  { name: 'admin-station-new', path: '/admin/organization', ready: '行政区划代码', act: pressing('添加阵地') },
  { name: 'admin-team-new', path: '/admin/teams', ready: '演示·石榴红巾帼志愿服务队', act: pressing('建立服务队') },
  {
    name: 'admin-appoint',
    path: linkIn('/admin/teams', '演示·石榴红巾帼志愿服务队'),
    ready: '入队二维码',
    act: pressing('任命队长'),
  },
  { name: 'admin-restorations', path: '/admin/access/restorations', ready: '当面找回账号' },
  {
    name: 'admin-restore-open',
    path: '/admin/access/restorations',
    ready: '当面找回账号',
    act: pressing('为志愿者找回'),
  },
  { name: 'admin-hand-over', path: colleague, ready: '张店区', act: pressing('换届交接') },
  { name: 'admin-restore-account', path: colleague, ready: '张店区', act: pressing('当面找回') },
];
const security: readonly Stop[] = [
  { name: 'admin-dashboard-security', path: '/admin/', ready: '您负责的工作' },
  { name: 'admin-access', path: '/admin/access?keyword=演示·林若溪', ready: '演示·林若溪' },
  { name: 'admin-account', path: staff, ready: '张店区' },
  { name: 'admin-grant', path: staff, ready: '张店区', act: pressing('授权') },
  { name: 'admin-term', path: staff, ready: '张店区', act: pressing('调整期限') },
  { name: 'admin-rights', path: '/admin/access/here', ready: /授予$|来自上级/ },
  { name: 'admin-fields', path: '/admin/access/fields', ready: '默认可见' },
  {
    name: 'admin-field-hide',
    path: '/admin/access/fields',
    ready: '默认可见',
    act: (page) => page.locator('.el-switch').first().click(),
  },
  { name: 'admin-audit', path: '/admin/audit', ready: '操作人' },
  {
    name: 'admin-notice-publish',
    path: '/admin/privacy-notices',
    ready: '各版本的全文',
    act: pressing('发布新版本'),
  },
  { name: 'admin-system', path: '/admin/system', ready: '清理过期数据' },
  { name: 'admin-service-types-manage', path: '/admin/service-types', ready: '法律援助' },
  { name: 'admin-service-type-new', path: '/admin/service-types', ready: '法律援助', act: pressing('添加服务类型') },
];

test("county staff's dialogs are accessible, light and dark, on a desktop and a phone", ({ browser }) =>
  look(browser, county, demo.staff));

test("a security administrator's pages are accessible, light and dark, on a desktop and a phone", ({ browser }) =>
  look(browser, security, demo.security));
