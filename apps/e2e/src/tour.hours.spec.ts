import { test } from '@playwright/test';
import { demo } from './support/admin.ts';
import { beneath, look, past, pressing } from './support/desk.ts';
import type { Stop } from './support/tour.ts';

// Dozens of pages in one window, each in four looks.
test.describe.configure({ timeout: 420_000 });

const hours: readonly Stop[] = [
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
  { name: 'admin-hours-return', path: '/admin/hours', ready: '重阳敬老包饺子', act: pressing('退回补充') },
  { name: 'admin-hours-approved', path: '/admin/hours?state=APPROVED', ready: '亲子阅读角开放' },
  { name: 'admin-correct', path: '/admin/hours?state=APPROVED', ready: '亲子阅读角开放', act: pressing('更正') },
  { name: 'admin-hours-policies', path: '/admin/hours-policies', ready: '全国规则' },
  { name: 'admin-external-hours', path: '/admin/external-hours', ready: '外平台时长' },
  { name: 'admin-flags', path: '/admin/flags', ready: '异常核查' },
  { name: 'admin-approver-flags', path: '/admin/flags/approvers', ready: '怎么算的' },
  { name: 'admin-late', path: beneath(past, '/late'), ready: '补录' },
  { name: 'admin-evaluations', path: beneath(past, '/evaluations'), ready: '志愿者怎样评价这次活动' },
  { name: 'admin-corrections', path: '/admin/hours?state=CORRECTING', ready: '待审核更正' },
];

test('the review of hours is accessible, light and dark, on a desktop and a phone', ({ browser }) =>
  look(browser, hours, demo.coordinator));
