import { expect, test } from '@playwright/test';
import { choose, demo } from './support/admin.ts';
import { activity, beneath, draft, look, past, pressing, today } from './support/desk.ts';
import type { Stop } from './support/tour.ts';

// Dozens of pages in one window, each in four looks.
test.describe.configure({ timeout: 420_000 });

const activities: readonly Stop[] = [
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
];
const plans: readonly Stop[] = [
  { name: 'admin-plan-menu', path: activity, ready: '时段安排', act: pressing('改计划') },
  { name: 'admin-cancel', path: beneath(activity, '/cancel'), ready: '受影响的人' },
  {
    name: 'admin-move',
    path: beneath(activity, '/move'),
    ready: '改动后，这里先列出会影响谁',
    act: async (page) => {
      await page.getByRole('textbox', { name: '地点' }).fill('文化广场');
      await expect(page.getByText(/^共 \d+ 人/)).toBeVisible();
    },
  },
  {
    name: 'admin-places',
    path: beneath(activity, '/places'),
    ready: '改动后，这里先列出会影响谁',
    act: async (page) => {
      await page.getByRole('spinbutton').first().fill('1');
      await page.keyboard.press('Tab');
      await expect(page.getByText('不影响任何人').or(page.getByText(/^共 \d+ 人/))).toBeVisible();
    },
  },
  { name: 'admin-close', path: beneath(past, '/close'), ready: '服务了多少人' },
  { name: 'admin-history', path: beneath(activity, '/history'), ready: '还没有改过计划' },
  {
    name: 'admin-timeline',
    path: beneath(past, '/history'),
    ready: '还没有改过计划',
    act: async (page) => {
      await page.getByRole('tab', { name: '时间线' }).click();
      await expect(page.locator('main ol > li').first()).toBeVisible();
    },
  },
];
const taking: readonly Stop[] = [
  { name: 'admin-paste-names', path: beneath(activity, '/roster'), ready: '法律咨询进社区', act: pressing('粘贴接龙') },
  {
    name: 'admin-pasted-names',
    path: beneath(activity, '/roster'),
    ready: '法律咨询进社区',
    act: async (page) => {
      await pressing('粘贴接龙')(page);
      const dialog = page.getByRole('dialog', { name: '粘贴接龙' });
      await choose(dialog, '岗位与时段', /./);
      await dialog.getByRole('textbox').fill('1. 演示·王秀兰 上午\n2、演示·李桂英 13900000013\n3. 没有这个人\n4. 🌸🌸');
      await pressing('识别')(page);
      await expect(dialog.getByRole('button', { name: /^为 \d+ 人报名$/ })).toBeVisible();
    },
  },
  { name: 'admin-group-texts', path: activity, ready: '时段安排', act: pressing('发到微信群') },
];

test('activities, their rosters and boards are accessible, light and dark, on a desktop and a phone', ({ browser }) =>
  look(browser, activities, demo.coordinator));

test('changes of plan are accessible, light and dark, on a desktop and a phone', ({ browser }) =>
  look(browser, plans, demo.coordinator));

test('names pasted from a chat and texts for the group are accessible', ({ browser }) =>
  look(browser, taking, demo.coordinator));
