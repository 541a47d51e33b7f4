import { test } from '@playwright/test';
import { demo, demoPassword } from './support/admin.ts';
import { look, past, pressing } from './support/desk.ts';
import { signInOnPhone } from './support/phone.ts';
import { linkIn, type Stop, tour } from './support/tour.ts';
import { openWindow, phone } from './support/windows.ts';

test.describe.configure({ timeout: 420_000 });

const desk: readonly Stop[] = [
  { name: 'admin-notices', path: '/admin/public-notices', ready: '演示·石榴红巾帼志愿服务队', act: pressing('查看') },
  {
    name: 'admin-notices-closed',
    path: '/admin/public-notices?state=CLOSED',
    ready: '公示结束',
    act: pressing('查看'),
  },
  { name: 'admin-objections', path: '/admin/objections', ready: '那天她十点就提前离开了' },
  { name: 'admin-answer', path: '/admin/objections', ready: '那天她十点就提前离开了', act: pressing('答复') },
  { name: 'admin-deadlines', path: '/admin/deadlines', ready: '时限' },
  { name: 'admin-complaints', path: '/admin/complaints', ready: '通知的集合时间是八点半' },
  { name: 'admin-complaint', path: linkIn('/admin/complaints', /亲子阅读角开放/), ready: '办理经过' },
  {
    name: 'admin-complaint-answered',
    path: linkIn('/admin/complaints?finding=UPHELD', /演示·石榴红/),
    ready: '处理措施',
  },
  { name: 'admin-complaint-counts', path: '/admin/complaints/counts', ready: '属实' },
  {
    name: 'admin-complaint-enter',
    path: '/admin/complaints?all=1',
    ready: '演示·石榴红巾帼志愿服务队',
    act: pressing('代为登记投诉'),
  },
  { name: 'admin-activity-clock', path: past, ready: '时长记录期限' },
];
const phoneStops: readonly Stop[] = [
  { name: 'volunteer-notices', path: '/notices', ready: '社区图书角整理' },
  {
    name: 'volunteer-object',
    path: linkIn('/notices', /社区图书角整理/),
    ready: '这一条有不对的地方？',
    act: (page) => page.getByRole('button', { name: '提异议' }).click(),
  },
  { name: 'volunteer-objections', path: '/notices/objections', ready: '那天她十点就提前离开了' },
  { name: 'volunteer-complaints', path: '/complaints', ready: '亲子阅读角开放' },
  { name: 'volunteer-complaint', path: linkIn('/complaints', /亲子阅读角开放/), ready: '催一下' },
  { name: 'volunteer-complain', path: '/complaints/new', ready: '发生了什么？' },
  { name: 'volunteer-record-waiting', path: linkIn('/hours', /重阳敬老包饺子/), ready: '催一下' },
];

test('notices, objections and deadlines at the desk are accessible, light and dark, on a desktop and a phone', ({
  browser,
}) => look(browser, desk, demo.staff));

test('notices and objections in the volunteers’ app are accessible, light and dark, on a phone and a desktop', async ({
  browser,
}) => {
  const { context, page, watch } = await openWindow(browser, { viewport: phone });
  await signInOnPhone(page, demo.volunteer, demoPassword);
  await tour(page, phoneStops);
  watch.expectClean();
  await context.close();
});
