import { type Browser, test } from '@playwright/test';
import { demo, demoPassword } from './support/admin.ts';
import { signInOnPhone } from './support/phone.ts';
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
  { name: 'volunteer-lost', path: '/no-such-page', ready: '没有找到这个页面' },
];
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
  { name: 'volunteer-consents', path: '/me/consents', ready: '敏感个人信息' },
  { name: 'volunteer-inbox', path: '/inbox', ready: '消息' },
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
