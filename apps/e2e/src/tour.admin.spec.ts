import { type Browser, expect, type Page, test } from '@playwright/test';
import { choose, demo, demoPassword, fromMenu, signInToAdmin } from './support/admin.ts';
import { doubted, elder, makeMatters, nameList, paperIssuer, rosterFile, twice, wish } from './support/matters.ts';
import { demoCode } from './support/otp.ts';
import { mark } from './support/people.ts';
import { signInOnPhone } from './support/phone.ts';
import { linkIn, type Stop, tour } from './support/tour.ts';
import { desktop, openWindow, phone } from './support/windows.ts';

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

const open: readonly Stop[] = [
  { name: 'admin-sign-in', path: '/admin/sign-in', ready: '服务管理平台' },
  { name: 'admin-first-used', path: '/admin/first#none', ready: '去登录' },
  { name: 'admin-restore-used', path: '/admin/restore#none', ready: '去登录' },
];
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
  { name: 'admin-hours-return', path: '/admin/hours', ready: '重阳敬老包饺子', act: pressing('退回补充') },
  { name: 'admin-search', path: '/admin/', ready: '今天的活动', act: (page) => page.keyboard.press('Control+k') },
  { name: 'admin-hours-approved', path: '/admin/hours?state=APPROVED', ready: '亲子阅读角开放' },
  { name: 'admin-organization', path: '/admin/organization', ready: '组织' },
  { name: 'admin-service-types', path: '/admin/service-types', ready: '法律援助' },
  { name: 'admin-inbox', path: '/admin/inbox', ready: '待办消息' },
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
  {
    name: 'admin-saved-filters',
    path: '/admin/activities?state=PUBLISHED',
    ready: '法律咨询进社区',
    act: pressing('我的筛选'),
  },
  { name: 'admin-columns', path: '/admin/activities', ready: '法律咨询进社区', act: pressing('显示的列') },
  { name: 'admin-correct', path: '/admin/hours?state=APPROVED', ready: '亲子阅读角开放', act: pressing('更正') },
  { name: 'admin-corrections', path: '/admin/hours?state=CORRECTING', ready: '待审核更正' },
  { name: 'admin-keys', path: '/admin/keys', ready: '登录设备' },
  { name: 'admin-keys-password', path: '/admin/keys', ready: '手机验证器', act: pressing('修改密码') },
  { name: 'admin-keys-codes', path: '/admin/keys', ready: '手机验证器', act: pressing('重新生成') },
  { name: 'admin-no-right', path: '/admin/audit', ready: '没有权限' },
  { name: 'admin-lost', path: '/admin/no-such-page', ready: '没有这个页面' },
];
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
  { name: 'admin-hand-over', path: staff, ready: '张店区', act: pressing('换届交接') },
  { name: 'admin-restore-account', path: staff, ready: '张店区', act: pressing('当面找回') },
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
  {
    name: 'admin-volunteer-twice',
    path: linkIn(`/admin/volunteers?keyword=${twice.name}`, twice.name),
    ready: '可能是同一个人',
    act: pressing('合并'),
  },
  {
    name: 'admin-volunteer-reveal',
    path: linkIn('/admin/volunteers', '演示·赵律'),
    ready: '登记信息',
    act: pressing('查看完整号码'),
  },
  {
    name: 'admin-volunteer-suspend',
    path: linkIn('/admin/volunteers', '演示·赵律'),
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
      await dialog.getByRole('textbox').fill('1. 演示·王秀兰 上午\n2、演示·李桂英 13900000013\n3. 没有这个人');
      await pressing('识别')(page);
      await expect(dialog.getByRole('button', { name: /^为 \d+ 人报名$/ })).toBeVisible();
    },
  },
  { name: 'admin-group-texts', path: activity, ready: '时段安排', act: pressing('发到微信群') },
];
const security: readonly Stop[] = [
  { name: 'admin-dashboard-security', path: '/admin/', ready: '您负责的工作' },
  { name: 'admin-access', path: '/admin/access?keyword=演示·林若溪', ready: '演示·林若溪' },
  { name: 'admin-account', path: staff, ready: '张店区' },
  { name: 'admin-grant', path: staff, ready: '张店区', act: pressing('授权') },
  { name: 'admin-term', path: staff, ready: '张店区', act: pressing('调整期限') },
  { name: 'admin-rights', path: '/admin/access/here', ready: /授予$|来自上级/ },
  { name: 'admin-audit', path: '/admin/audit', ready: '操作人' },
  { name: 'admin-system', path: '/admin/system', ready: '清理过期数据' },
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

test("county staff's dialogs are accessible, light and dark, on a desktop and a phone", ({ browser }) =>
  look(browser, county, demo.staff));

test('what waits about people is accessible with rows in every queue, and so are its questions', async ({
  browser,
}) => {
  await makeMatters(browser);
  await look(browser, waiting, demo.staff);
});

test('a roster moves in, and each page on its way is accessible', ({ browser }) =>
  look(browser, moving, demo.colleague));

test('names pasted from a chat and texts for the group are accessible', ({ browser }) =>
  look(browser, taking, demo.coordinator));

test("a security administrator's pages are accessible, light and dark, on a desktop and a phone", ({ browser }) =>
  look(browser, security, demo.security));

/** Does something at the desk as one of the demo's people; the window is watched all the while. */
async function atDesk(browser: Browser, who: string, work: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, watch } = await openWindow(browser, { viewport: desktop });
  await signInToAdmin(page, who, demoPassword, () => demoCode(who));
  await work(page);
  watch.expectClean();
  await context.close();
}

/** Answers the question that stands over the page with words of one's own. */
async function answerWith(page: Page, words: string, button: string): Promise<void> {
  const question = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: button, exact: true }) });
  await question.getByRole('textbox').fill(words);
  await question.getByRole('button', { name: button, exact: true }).click();
  await expect(question).toHaveCount(0);
}

test('a coordinator accepts one request, declines another with a reason that stays beside it, and completes what was returned', ({
  browser,
}) =>
  atDesk(browser, demo.coordinator, async (page) => {
    await page.goto(`${await linkIn('/admin/activities', '邻里调解开放日')(page)}/roster?state=REQUESTED`);
    const rows = page.getByRole('row').filter({ hasText: '待队长同意' });
    await expect(rows.first()).toBeVisible();
    const [first = '', second = ''] = await rows.getByText(/^演示·/).allInnerTexts();
    await rows.filter({ hasText: first }).getByRole('button', { name: '同意', exact: true }).click();
    await expect(rows.filter({ hasText: first })).toHaveCount(0);
    await rows.filter({ hasText: second }).getByRole('button', { name: '不同意', exact: true }).click();
    await answerWith(page, '这一场人手已经够了，欢迎参加下一场。', '不同意');
    await expect(rows.filter({ hasText: second })).toHaveCount(0);
    await choose(page, '状态', '未通过');
    await expect(page).toHaveURL(/state=DECLINED/);
    await expect(page.getByRole('row').filter({ hasText: second })).toContainText('欢迎参加下一场');

    await fromMenu(page, '时长审核');
    const line = page.getByRole('row').filter({ hasText: '演示·陈淑珍' });
    await line.getByRole('button', { name: '退回补充' }).click();
    const returning = page.getByRole('dialog', { name: '退回补充' });
    await returning.getByRole('textbox', { name: '需要补充什么' }).fill('离开时间与照片不符。');
    await returning.getByRole('button', { name: '退回补充' }).click();
    await expect(line).toHaveCount(0);
    await page.getByRole('radiogroup', { name: '状态' }).getByText('退回补充', { exact: true }).click();
    await expect(page).toHaveURL(/state=RETURNED/);
    await expect(line).toContainText('离开时间与照片不符。');
    await line.getByRole('button', { name: '补充后再提交' }).click();
    const again = page.getByRole('dialog', { name: '补充后再提交' });
    await again.getByRole('textbox', { name: '补充说明' }).fill('已与本人核对。');
    await again.getByRole('button', { name: '补充后再提交' }).click();
    await expect(line).toHaveCount(0);
    await page.getByRole('radiogroup', { name: '状态' }).getByText('待审核', { exact: true }).click();
    await expect(line).toContainText(/须由另一人审核/);
  }));

/** A picture of 320 × 200 points, as a telephone might take it. */
async function paperPhoto(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 200;
    canvas.getContext('2d')?.fillRect(20, 20, 200, 120);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}

test('county staff verify a qualification by its photo, and keep a station with its six marks', async ({ browser }) => {
  const hers = await openWindow(browser, { viewport: phone });
  const phonePage = hers.page;
  await signInOnPhone(phonePage, demo.lawyer, demoPassword);
  await phonePage.goto('/me/qualifications');
  await phonePage.getByRole('button', { name: '提交一项资格' }).click();
  await phonePage.getByText('应急救援员证').click();
  await phonePage.getByLabel('发证机关').fill('演示·红十字会');
  await phonePage
    .getByLabel(/^证书照片/)
    .setInputFiles({ name: 'paper.png', mimeType: 'image/png', buffer: await paperPhoto(phonePage) });
  await expect(phonePage.getByText('照片已上传')).toBeVisible();
  await phonePage.getByRole('button', { name: '提交', exact: true }).click();
  await expect(phonePage.getByText('已提交，等待核验')).toBeVisible();
  hers.watch.expectClean();
  await hers.context.close();

  await atDesk(browser, demo.staff, async (page) => {
    await page.goto(await linkIn('/admin/volunteers?keyword=演示·赵律', '演示·赵律')(page));
    const paper = page.getByRole('listitem').filter({ hasText: '演示·红十字会' });
    await paper.getByRole('button', { name: '核验' }).click();
    const photo = page.getByRole('img', { name: /证件照片/ });
    await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
    await page.getByRole('button', { name: '核验通过' }).click();
    await expect(paper).toContainText('已核验');

    await fromMenu(page, '组织');
    await page.getByRole('button', { name: '添加阵地' }).click();
    const dialog = page.getByRole('dialog', { name: '添加阵地' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog.getByText(/请填写/).first()).toBeVisible();
    await dialog.getByRole('textbox', { name: '阵地名称' }).fill(`演示·妇女之家${mark}`);
    await dialog.getByRole('textbox', { name: '地址' }).fill('新村西路 1 号');
    await dialog.getByText('有场所').click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toHaveCount(0);
    const station = page.getByRole('listitem').filter({ hasText: `演示·妇女之家${mark}` });
    await expect(station).toContainText('有场所：已具备');
    await station.getByRole('button', { name: /^修改/ }).click();
    const change = page.getByRole('dialog', { name: '修改阵地' });
    await change.getByText('有标识').click();
    await change.getByRole('button', { name: '保存' }).click();
    await expect(station).toContainText('有标识：已具备');
  });
});

test('a security administrator gives a right for a term and takes it back, and keeps the catalogue of service types', ({
  browser,
}) =>
  atDesk(browser, demo.security, async (page) => {
    await page.goto(await staff(page));
    await page.getByRole('button', { name: '授权', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /授权$/ });
    await dialog.getByRole('button', { name: '授权' }).click();
    await expect(dialog.getByText(/请填写/).first()).toBeVisible();
    await choose(dialog, '方式', '单项权限');
    await choose(dialog, '权限', '查看操作记录');
    await dialog.getByRole('textbox', { name: '原因' }).fill(`检查${mark}`);
    await dialog.getByRole('button', { name: '授权' }).click();
    await expect(dialog).toHaveCount(0);
    const grant = page.getByRole('listitem').filter({ hasText: `检查${mark}` });
    await expect(grant).toContainText('查看操作记录');
    await grant.getByRole('button', { name: '收回' }).click();
    await answerWith(page, '检查结束。', '收回');
    await expect(grant).toContainText(/收回/);
    await expect(grant.getByRole('button')).toHaveCount(0);

    await fromMenu(page, '服务类型');
    await page.getByRole('button', { name: '添加服务类型' }).click();
    const type = page.getByRole('dialog', { name: '添加服务类型' });
    await type.getByRole('textbox', { name: '名称' }).fill(`演示类型${mark}`);
    await type.getByRole('textbox', { name: '代码' }).fill(mark.slice(-6));
    await type.getByRole('button', { name: '保存' }).click();
    await expect(type).toHaveCount(0);
    const row = page.getByRole('row').filter({ hasText: `演示类型${mark}` });
    await row.getByRole('button', { name: '修改', exact: true }).click();
    const change = page.getByRole('dialog', { name: '修改服务类型' });
    await change.getByText('使用中').click();
    await change.getByRole('button', { name: '保存' }).click();
    await expect(row).toContainText('已停用');
  }));

test('Ctrl K finds people, activities and teams by keyboard alone, and filters stay in the address', ({ browser }) =>
  atDesk(browser, demo.coordinator, async (page) => {
    for (const [words, found] of [
      ['wangxiulan', '演示·王秀兰'],
      ['法律咨询', '法律咨询进社区'],
      ['shiliuhong', '演示·石榴红巾帼志愿服务队'],
    ] as const) {
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog', { name: '查找' });
      await palette.getByRole('textbox').fill(words);
      await expect(palette.getByRole('button', { name: new RegExp(found) }).first()).toBeVisible();
      // Teams come last; upwards from the first leads there.
      if (found.endsWith('服务队')) await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: found })).toBeVisible();
    }
    await fromMenu(page, '活动');
    await page.getByRole('textbox', { name: '按活动名称、拼音查找' }).fill('liyue');
    await expect(page.getByText('没有符合条件的活动')).toBeVisible();
    await page.getByRole('textbox', { name: '按活动名称、拼音查找' }).fill('falv');
    await choose(page, '状态', '招募中');
    await choose(page, '服务类型', '法律咨询');
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(page).toHaveURL(/keyword=falv.*type=.*state=PUBLISHED/);
    await page.reload();
    await expect(page.getByRole('textbox', { name: '按活动名称、拼音查找' })).toHaveValue('falv');
    await expect(page.getByRole('row')).toHaveCount(2);
  }));

test('what cannot be loaded says so and loads when it is asked again', async ({ browser }) => {
  const { context, page } = await openWindow(browser, { viewport: desktop });
  await signInToAdmin(page, demo.coordinator, demoPassword, () => demoCode(demo.coordinator));
  for (const [path, shown] of [
    ['/admin/activities', '法律咨询进社区'],
    ['/admin/volunteers', '演示·王秀兰'],
    ['/admin/hours', '重阳敬老包饺子'],
  ] as const) {
    await page.goto('/admin/inbox');
    await expect(page.getByRole('heading', { level: 1, name: '待办消息' })).toBeVisible();
    await page.route('**/graphql', (route) => route.fulfill({ status: 503, body: '' }));
    await page.evaluate((to) => history.pushState({}, '', to), path);
    await page.evaluate(() => window.dispatchEvent(new PopStateEvent('popstate', { state: history.state })));
    await expect(page.getByText('没有加载出来')).toBeVisible();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: '再试一次' }).click();
    await expect(page.getByText(shown).first()).toBeVisible();
  }
  await context.close();
});
