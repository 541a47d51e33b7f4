import { test } from '@playwright/test';
import { demo } from './support/admin.ts';
import { look, pressing } from './support/desk.ts';
import type { Stop } from './support/tour.ts';

// Dozens of pages in one window, each in four looks.
test.describe.configure({ timeout: 420_000 });

const open: readonly Stop[] = [
  { name: 'admin-sign-in', path: '/admin/sign-in', ready: '服务管理平台' },
  { name: 'admin-first-used', path: '/admin/first#none', ready: '去登录' },
  { name: 'admin-restore-used', path: '/admin/restore#none', ready: '去登录' },
];
const own: readonly Stop[] = [
  { name: 'admin-dashboard', path: '/admin/', ready: '今天的活动' },
  { name: 'admin-search', path: '/admin/', ready: '今天的活动', act: (page) => page.keyboard.press('Control+k') },
  { name: 'admin-organization', path: '/admin/organization', ready: '组织' },
  { name: 'admin-service-types', path: '/admin/service-types', ready: '法律援助' },
  { name: 'admin-inbox', path: '/admin/inbox', ready: '待办消息' },
  {
    name: 'admin-saved-filters',
    path: '/admin/activities?state=PUBLISHED',
    ready: '法律咨询进社区',
    act: pressing('我的筛选'),
  },
  { name: 'admin-columns', path: '/admin/activities', ready: '法律咨询进社区', act: pressing('显示的列') },
  { name: 'admin-keys', path: '/admin/keys', ready: '登录设备' },
  { name: 'admin-keys-password', path: '/admin/keys', ready: '手机验证器', act: pressing('修改密码') },
  { name: 'admin-keys-codes', path: '/admin/keys', ready: '手机验证器', act: pressing('重新生成') },
  { name: 'admin-no-right', path: '/admin/audit', ready: '没有权限' },
  { name: 'admin-lost', path: '/admin/no-such-page', ready: '没有这个页面' },
];

test('the door of the admin app is accessible, light and dark, on a desktop and a phone', ({ browser }) =>
  look(browser, open));

test("a coordinator's home, her inbox, her keys and what everybody has are accessible", ({ browser }) =>
  look(browser, own, demo.coordinator));
