import { expect, test } from '@playwright/test';
import { choose, demo } from './support/admin.ts';
import { beneath, look, pressing } from './support/desk.ts';
import {
  alike,
  doubted,
  elder,
  makeMatters,
  nameList,
  paperIssuer,
  reached,
  rosterFile,
  twice,
  wish,
} from './support/matters.ts';
import { linkIn, type Stop } from './support/tour.ts';

// Dozens of pages in one window, each in four looks.
test.describe.configure({ timeout: 420_000 });

/** By her name: whoever signed up since stands before her on the list of the whole county. */
const lawyer = linkIn('/admin/volunteers?keyword=演示·赵律', '演示·赵律');
const people: readonly Stop[] = [
  { name: 'admin-volunteers', path: '/admin/volunteers', ready: '演示·王秀兰' },
  { name: 'admin-volunteers-none', path: '/admin/volunteers?keyword=没有这个人', ready: '没有符合条件的志愿者' },
  { name: 'admin-volunteer', path: lawyer, ready: '登记信息' },
  { name: 'admin-stars', path: '/admin/stars?state=all', ready: '演示·王秀兰' },
  { name: 'admin-star-policies', path: '/admin/star-policies', ready: '现行的星级办法' },
  { name: 'admin-merits', path: '/admin/merits', ready: '演示·家庭教育指导培训' },
  {
    name: 'admin-merits-enter',
    path: beneath(lawyer, '/merits'),
    ready: '培训、表彰和评价',
    act: pressing('登记培训'),
  },
  { name: 'admin-register-for', path: '/admin/volunteers/register', ready: '可服务时间' },
  { name: 'admin-teams', path: '/admin/teams', ready: '演示·石榴红巾帼志愿服务队' },
  { name: 'admin-team', path: linkIn('/admin/teams', '演示·石榴红巾帼志愿服务队'), ready: '入队二维码' },
  {
    name: 'admin-team-remove',
    path: linkIn('/admin/teams', '演示·石榴红巾帼志愿服务队'),
    ready: '入队二维码',
    act: async (page) => {
      await page.getByRole('radiogroup', { name: '状态' }).getByText('队员', { exact: true }).click();
      await page.getByRole('button', { name: '移出队伍' }).first().click();
      await expect(page.getByRole('dialog')).toContainText('本人会看到');
    },
  },
];
const waiting: readonly Stop[] = [
  { name: 'admin-call-backs', path: '/admin/call-backs', ready: elder.name },
  { name: 'admin-call-back', path: '/admin/call-backs', ready: elder.name, act: pressing('打电话确认') },
  { name: 'admin-papers', path: '/admin/papers-to-verify', ready: paperIssuer },
  { name: 'admin-disputes', path: '/admin/identity-disputes', ready: doubted.name },
  { name: 'admin-dispute-settle', path: '/admin/identity-disputes', ready: doubted.name, act: pressing('处理争议') },
  { name: 'admin-merges', path: '/admin/merges', ready: twice.name },
  { name: 'admin-merge-confirm', path: '/admin/merges', ready: twice.name, act: pressing('确认合并') },
  { name: 'admin-rights', path: '/admin/rights-requests', ready: wish },
  { name: 'admin-rights-answer', path: '/admin/rights-requests', ready: wish, act: pressing('办理') },
  {
    name: 'admin-volunteer-paper',
    path: linkIn(`/admin/volunteers?keyword=${elder.name}`, elder.name),
    ready: '老人没有手机？',
  },
  { name: 'admin-duplicates', path: '/admin/duplicates', ready: alike.name },
  {
    name: 'admin-enter-qualification',
    path: linkIn(`/admin/volunteers?keyword=${reached.name}`, reached.name),
    ready: '登记信息',
    act: async (page) => {
      await pressing('代为登记资格')(page);
      await choose(page.getByRole('dialog', { name: '代为登记资格' }), '资格种类', /./);
    },
  },
  {
    name: 'admin-volunteer-twice',
    path: linkIn(`/admin/volunteers?keyword=${alike.name}`, alike.name),
    ready: '可能是同一个人',
    act: pressing('合并'),
  },
  {
    name: 'admin-volunteer-reveal',
    path: lawyer,
    ready: '登记信息',
    act: pressing('查看完整号码'),
  },
  {
    name: 'admin-volunteer-suspend',
    path: lawyer,
    ready: '登记信息',
    act: pressing('暂停'),
  },
];
/** One roster on its way in, stop by stop. */
const roster = linkIn('/admin/volunteers/import', rosterFile);
const moving: readonly Stop[] = [
  { name: 'admin-imports-none', path: '/admin/volunteers/import', ready: '还没有导入过' },
  {
    name: 'admin-import-map',
    path: '/admin/volunteers/import',
    ready: '把表格拖到这里',
    act: async (page) => {
      await page.getByLabel('文件', { exact: true }).setInputFiles(nameList());
      await expect(page.getByRole('heading', { name: '核对每一列是什么' })).toBeVisible();
    },
  },
  {
    name: 'admin-import-checked',
    path: roster,
    ready: '核对每一列是什么',
    act: async (page) => {
      await pressing('开始检查')(page);
      await expect(page.getByRole('heading', { name: '逐行结果' })).toBeVisible();
    },
  },
  {
    name: 'admin-import-done',
    path: roster,
    ready: '逐行结果',
    act: async (page) => {
      await page.getByRole('button', { name: /^导入 \d+ 人$/ }).click();
      await expect(page.getByRole('button', { name: '确认码' })).toBeVisible();
      await expect(page.getByRole('heading', { name: '逐行结果' })).toBeVisible();
    },
  },
  {
    name: 'admin-import-codes',
    path: beneath(roster, '/codes'),
    ready: '为还没有确认的人生成确认码',
    act: async (page) => {
      await pressing('生成确认码')(page);
      await expect(page.getByLabel(/的确认码$/).first()).toBeVisible();
    },
  },
  { name: 'admin-imports', path: '/admin/volunteers/import', ready: rosterFile },
];

test('volunteers and teams are accessible, light and dark, on a desktop and a phone', ({ browser }) =>
  look(browser, people, demo.coordinator));

test('what waits about people is accessible with rows in every queue, and so are its questions', async ({
  browser,
}) => {
  await makeMatters(browser);
  await look(browser, waiting, demo.staff);
});

test('a roster moves in, and each page on its way is accessible', ({ browser }) =>
  look(browser, moving, demo.colleague));
