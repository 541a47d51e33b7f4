import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { choose, demo, demoPassword, firstSignIn, fromMenu, qrText, setTime, signInToAdmin } from './support/admin.ts';
import { fullMinuteAfter, plusMinutes, untilClock, wall } from './support/clock.ts';
import { demoCode } from './support/otp.ts';
import { mark, type Person, woman } from './support/people.ts';
import { giveConsents, registerByQr } from './support/phone.ts';
import { desktop, openWindow, phone, type Window } from './support/windows.ts';

/** The story of the platform, side by side in the windows of everyone who takes part. Each step stands on the ones before. */
test.describe.configure({ mode: 'serial' });

const village = '工盛社区';
const team = `演示·工盛互助服务队${mark}`;
const title = `重阳敬老包饺子${mark}`;
const quickTitle = `楼道清扫${mark}`;
const people = {
  first: woman('马冬梅'),
  second: woman('冯晓燕'),
  volunteer: woman('秦海棠', '1984-04-09'),
  elder: woman('程奶奶', '1951-02-11'),
  forgetful: woman('薛小满', '1996-05-21'),
};
const windows: Record<string, Window> = {};
let joinUrl = '';
let activityPath = '';
let startsAt = new Date();
let endsAt = new Date();

async function open(browser: Browser, who: string, viewport = desktop): Promise<Window['page']> {
  windows[who] = await openWindow(browser, { viewport });
  return windows[who].page;
}
const of = (who: string): Window['page'] => {
  const window = windows[who];
  if (!window) throw new Error(`${who} has no window`);
  return window.page;
};

test.afterEach(() => {
  for (const window of Object.values(windows)) window.watch.expectClean();
});
test.afterAll(async () => {
  for (const { context } of Object.values(windows)) await context.close();
});

test('county staff create a team in a village of hers and appoint two coordinators, who sign in with what is shown once', async ({
  browser,
}) => {
  const staff = await open(browser, 'staff');
  await signInToAdmin(staff, demo.staff, demoPassword, () => demoCode(demo.staff));
  await fromMenu(staff, '服务队');
  await staff.getByRole('button', { name: '建立服务队' }).click();
  const dialog = staff.getByRole('dialog', { name: '建立服务队' });
  await choose(dialog, '所属单位', new RegExp(village), village);
  await dialog.getByRole('textbox', { name: '队名', exact: true }).fill(team);
  await dialog.getByRole('textbox', { name: '简介', exact: true }).fill('照看邻里老人，周末包饺子。');
  await dialog.getByRole('button', { name: '建立服务队' }).click();
  await expect(staff.getByRole('heading', { level: 1, name: team })).toBeVisible();
  joinUrl = await qrText(staff, 'http');
  for (const who of ['first', 'second'] as const) {
    const { name, phone: number } = people[who];
    await staff.getByRole('button', { name: '任命队长' }).click();
    const appoint = staff.getByRole('dialog', { name: '任命队长' });
    await appoint.getByRole('textbox', { name: '姓名', exact: true }).fill(name);
    await appoint.getByRole('textbox', { name: '手机号', exact: true }).fill(number);
    await appoint.getByRole('button', { name: '任命队长' }).click();
    const password = await appoint.getByRole('code').innerText();
    const otpauth = await qrText(appoint, 'otpauth:');
    await appoint.getByRole('button', { name: '已告诉本人' }).click();
    const page = await open(browser, who);
    await firstSignIn(page, number, { password, otpauth }, `Ziji-${number}`);
    await expect(page.getByText(team).first()).toBeVisible();
  }
  await expect(staff.getByText(people.second.name)).toBeVisible();
});

async function becomeMember(who: Person): Promise<void> {
  const page = of('first');
  await fromMenu(page, '服务队');
  await page.getByRole('link', { name: team }).click();
  const row = page.getByRole('listitem').filter({ hasText: who.name });
  await row.getByRole('button', { name: '同意', exact: true }).click();
  await expect(row).toHaveCount(0);
}

test("a woman registers from the team's QR, three fields a page, with place and team filled in; a coordinator accepts her", async ({
  browser,
}) => {
  const page = await open(browser, 'volunteer', phone);
  await registerByQr(page, joinUrl, people.volunteer, async (step) => {
    await expect(page.getByText(`第 ${step} 步，共 5 步`)).toBeVisible();
    // A question has one answer: a group of choices counts once.
    const asked = await page.locator('.field').count();
    expect(asked, `fields on page ${step}`).toBeLessThanOrEqual(3);
    if (step === 3) {
      await expect(page.getByRole('button', { name: new RegExp(village) })).toBeVisible();
      await expect(page.getByText(team)).toBeVisible();
    }
  });
  await page.goto('/me/teams');
  await expect(page.getByText('待队长同意')).toBeVisible();
  await becomeMember(people.volunteer);
  await page.reload();
  await expect(page.getByText('队员', { exact: true })).toBeVisible();
  const forgetful = await open(browser, 'forgetful', phone);
  await registerByQr(forgetful, joinUrl, people.forgetful);
  await becomeMember(people.forgetful);
});

test('whoever a coordinator registered stays 待本人确认 until she confirms it herself', async ({ browser }) => {
  const page = of('first');
  const { name, idNumber, phone: number, password } = people.elder;
  await fromMenu(page, '志愿者');
  await page.getByRole('button', { name: '代为登记' }).click();
  await page.getByRole('textbox', { name: '姓名', exact: true }).fill(name);
  await page.getByRole('textbox', { name: '手机号', exact: true }).fill(number);
  await page.getByRole('textbox', { name: '证件号码', exact: true }).fill(idNumber);
  await choose(page, '居住区域', new RegExp(village), village);
  await choose(page, '加入服务队', team);
  await choose(page, '愿意参加的服务', '关爱老人儿童');
  await page.keyboard.press('Escape');
  await choose(page, '可服务时间', '随时');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const code = (await page.getByLabel('确认码', { exact: true }).innerText()).trim();
  await page.getByRole('button', { name: '已告诉本人' }).click();
  await expect(page.getByText('待本人确认').first()).toBeVisible();

  const elder = await open(browser, 'elder', phone);
  await elder.goto('/confirm');
  await elder.getByLabel('证件号码', { exact: true }).fill(idNumber);
  await elder.getByLabel('确认码', { exact: true }).fill(code);
  await elder.getByLabel('登录密码').fill(password);
  await giveConsents(elder);
  await elder.getByRole('button', { name: '确认是我本人，完成登记' }).click();
  await expect(elder.getByText('确认完成')).toBeVisible();
  await page.reload();
  await expect(page.getByText('待本人确认')).toHaveCount(0);
  await becomeMember(people.elder);
});

test('publishing is refused with every reason at once, and goes through when the law’s conditions are met; quick start too', async () => {
  const page = of('first');
  await fromMenu(page, '项目');
  await page.getByRole('button', { name: '新建项目' }).click();
  const project = page.getByRole('dialog', { name: '新建项目' });
  await project.getByRole('textbox', { name: '项目名称', exact: true }).fill(`邻里守望${mark}`);
  await choose(project, '服务类型', '关爱老人儿童');
  await project.getByRole('button', { name: '保存' }).click();
  await expect(project).toHaveCount(0);
  await page
    .getByRole('row', { name: new RegExp(`邻里守望${mark}`) })
    .getByRole('button', { name: '添加活动' })
    .click();

  await page.getByRole('textbox', { name: '活动名称', exact: true }).fill(title);
  await choose(page, '所在村（社区）', new RegExp(village), village);
  await page.getByRole('textbox', { name: '活动地点', exact: true }).fill('社区日间照料中心');
  await page.getByRole('textbox', { name: '服务内容', exact: true }).fill('陪老人包饺子、拉家常。');
  await page.getByRole('textbox', { name: '志愿者条件', exact: true }).fill('身体健康。');
  await page.getByRole('textbox', { name: '可能的风险', exact: true }).fill('厨房有明火和刀具。');
  await page.getByRole('textbox', { name: '可提供的保障', exact: true }).fill('备有急救箱。');
  await page.getByRole('textbox', { name: '活动负责人', exact: true }).fill(people.first.name);
  await page.getByRole('textbox', { name: '联系电话', exact: true }).fill(people.first.phone);
  await choose(page, '风险等级', '可能发生人身危险');
  await page.getByRole('button', { name: '添加岗位' }).click();
  await page.getByRole('textbox', { name: '岗位名称', exact: true }).fill('包饺子');
  await page.getByRole('button', { name: '添加岗位' }).click();
  const firstAid = page.getByRole('group', { name: '岗位 2' });
  await firstAid.getByRole('textbox', { name: '岗位名称', exact: true }).fill('现场急救');
  await firstAid.getByText('须具备专业资格').click();
  await page.getByRole('button', { name: '添加时段' }).click();
  const later = fullMinuteAfter(24 * 3600);
  await setTime(page, '开始时间', wall(later));
  await setTime(page, '结束时间', wall(plusMinutes(later, 60)));
  await page.getByRole('spinbutton', { name: /^包饺子.*最多人数/ }).fill('3');
  await page.getByRole('spinbutton', { name: /^现场急救.*最多人数/ }).fill('1');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByText('须先为志愿者购买人身意外伤害保险')).toBeVisible();
  await expect(page.getByText('岗位“现场急救”要求专业资格，请写明是哪一种')).toBeVisible();

  await page.getByRole('textbox', { name: '保险单号', exact: true }).fill('演示-PICC-0001');
  await choose(firstAid, '选择资格', /急救/);
  // Soon enough for the codes to count today: check-in opens an hour before, sign-up ends with the start.
  startsAt = fullMinuteAfter(80);
  endsAt = plusMinutes(startsAt, 1);
  await setTime(page, '开始时间', wall(startsAt));
  await setTime(page, '结束时间', wall(endsAt));
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('招募中').first()).toBeVisible();
  activityPath = new URL(page.url()).pathname;

  await fromMenu(page, '工作台');
  await page.getByRole('button', { name: '快速发起' }).click();
  await page.getByRole('textbox', { name: '做什么', exact: true }).fill(quickTitle);
  await choose(page, '服务类型', '关爱老人儿童');
  await setTime(page, '开始时间', wall(plusMinutes(startsAt, -1)));
  await setTime(page, '结束时间', wall(plusMinutes(startsAt, 90)));
  await choose(page, '所在村（社区）', new RegExp(village), village);
  await page.getByRole('textbox', { name: '活动地点', exact: true }).fill('三号楼');
  await page.getByRole('button', { name: '发布并开始报名' }).click();
  await expect(page.getByRole('heading', { level: 1, name: quickTitle })).toBeVisible();
});

const opening = (page: Page) => page.getByRole('article').filter({ hasText: '包饺子' });

async function find(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').fill(words);
  await page.getByRole('searchbox').press('Enter');
}

test('a volunteer finds the activity by Chinese and by pinyin, signs up, cancels and signs up again, and the board shows it live', async () => {
  const board = of('first');
  await board.goto(`${activityPath}/board`);
  await expect(board.getByText('这里还没有人')).toBeVisible();
  const page = of('volunteer');
  await page.goto('/activities');
  await find(page, 'jinglao');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await find(page, `饺子${mark}`);
  await page.getByRole('link', { name: title }).click();
  await opening(page).getByRole('button', { name: '我要报名' }).click();
  await expect(page.getByText('报名成功')).toBeVisible();
  const row = board.getByRole('row').filter({ hasText: people.volunteer.name }).filter({ hasText: '已报名' });
  await expect(row).toHaveCount(1);
  await opening(page).getByRole('button', { name: '我去不了' }).click();
  await page.getByRole('button', { name: '确定取消' }).click();
  await expect(row).toHaveCount(0);
  await opening(page).getByRole('button', { name: '我要报名' }).click();
  await expect(row).toHaveCount(1);
});

test('she reads why she may not take an opening that clashes with hers, or that needs a qualification', async () => {
  const page = of('volunteer');
  await expect(page.getByRole('article').filter({ hasText: '现场急救' })).toContainText(/需要“.*急救.*”，请先提交资格/);
  await page.goto('/activities');
  await find(page, quickTitle);
  await page.getByRole('link', { name: quickTitle }).click();
  await expect(page.getByText('与您已报名的时段时间重叠')).toBeVisible();
  await expect(page.getByRole('button', { name: '我要报名' })).toHaveCount(0);
});

test('an elder without a phone is signed up and checked in by a coordinator; others check in by the code on her screen', async () => {
  const forgetful = of('forgetful');
  await forgetful.goto(activityPath.replace(/^\/admin/, ''));
  await opening(forgetful).getByRole('button', { name: '我要报名' }).click();
  await expect(forgetful.getByText('报名成功')).toBeVisible();
  const board = of('first');
  await board.getByRole('button', { name: '报名名单' }).click();
  await board.getByRole('button', { name: '代为报名' }).click();
  const dialog = board.getByRole('dialog', { name: '代为报名' });
  await choose(dialog, '志愿者', new RegExp(people.elder.name), people.elder.name);
  await choose(dialog, '岗位与时段', /^包饺子/);
  await dialog.getByRole('button', { name: '代为报名' }).click();
  await expect(dialog).toHaveCount(0);
  await board.getByRole('button', { name: '签到情况' }).click();
  firstDigits = await digitsOn(board);
  const elder = board.getByRole('row', { name: new RegExp(people.elder.name) });
  await elder.getByRole('button', { name: '代签到' }).click();
  await board.getByRole('button', { name: '确定' }).click();
  await expect(elder).toContainText('代签到');

  const page = of('volunteer');
  await page.goto('/check-in');
  await enterDigits(page, wrongDigits(firstDigits));
  await expect(page.getByText('签到码不正确')).toBeVisible();
  // Any phone's own scanner opens the address in the QR.
  await page.goto(await qrText(board, 'http'));
  await page.getByRole('button', { name: '确认签到' }).click();
  await expect(page.getByRole('heading', { name: /^已签到/ })).toBeVisible();
  await forgetful.goto('/check-in');
  await enterDigits(forgetful, await digitsOn(board));
  await forgetful.getByRole('button', { name: '确认签到' }).click();
  await expect(forgetful.getByRole('heading', { name: /^已签到/ })).toBeVisible();
  checkedIn = new Date();
  await expect(board.getByRole('row', { name: new RegExp(people.forgetful.name) })).toContainText('已签到');
});

let firstDigits = '';
let checkedIn = new Date();
/** Not the code of any step near now, or the test would succeed where it must not: the last digit is turned. */
const wrongDigits = (digits: string): string => `${digits.slice(0, 5)}${(Number(digits[5]) + 5) % 10}`;
const digitsOn = async (page: Page): Promise<string> =>
  (await page.getByLabel(/^(\d ){5}\d$/).innerText()).replace(/\s/g, '');
async function enterDigits(page: Page, digits: string): Promise<void> {
  await page.getByLabel('或输入六位数字').fill(digits);
  await page.getByRole('button', { name: '下一步' }).click();
}

test("reach follows the tree: the county's staff see the village, the neighbour sees nothing, the coordinator only hers", async ({
  browser,
}) => {
  const staff = of('staff');
  await fromMenu(staff, '志愿者');
  await staff.getByRole('textbox', { name: '按姓名、拼音、编号查找', exact: true }).fill(people.volunteer.name);
  const link = staff.getByRole('link', { name: people.volunteer.name }).first();
  await expect(link).toBeVisible();
  const volunteerPath = (await link.getAttribute('href')) ?? '';
  await staff.goto(activityPath);
  await expect(staff.getByRole('heading', { level: 1, name: title })).toBeVisible();

  const neighbour = await open(browser, 'neighbour');
  await signInToAdmin(neighbour, demo.neighbour, demoPassword, () => demoCode(demo.neighbour));
  await fromMenu(neighbour, '志愿者');
  await neighbour.getByRole('textbox', { name: '按姓名、拼音、编号查找', exact: true }).fill(people.volunteer.name);
  await expect(neighbour.getByText('没有符合条件的志愿者')).toBeVisible();
  for (const path of [activityPath, `${activityPath}/roster`, `${activityPath}/board`, volunteerPath]) {
    await neighbour.goto(path);
    await expect(neighbour.getByText('没有找到')).toBeVisible();
    await expect(neighbour.getByText(title)).toHaveCount(0);
    await expect(neighbour.getByText(people.volunteer.name)).toHaveCount(0);
  }

  const coordinator = of('second');
  await fromMenu(coordinator, '志愿者');
  await coordinator.getByRole('textbox', { name: '按姓名、拼音、编号查找', exact: true }).fill('演示·王秀兰');
  await expect(coordinator.getByText('没有符合条件的志愿者')).toBeVisible();
});

test('an expired code is refused in words; she checks out, the elder is checked out for her, a forgotten check-out waits for the leaving time', async () => {
  const board = of('first');
  const page = of('volunteer');
  await expect.poll(() => digitsOn(board), { timeout: 70_000 }).not.toBe(firstDigits);
  const second = await digitsOn(board);
  await expect.poll(() => digitsOn(board), { timeout: 70_000 }).not.toBe(second);
  await page.goto('/check-in');
  await enterDigits(page, firstDigits);
  await expect(page.getByText('签到码已过期，请看队长屏幕上新的码')).toBeVisible();

  // A full minute of service is the least that counts, and what a leaving time can say.
  const leftAt = fullMinuteAfter((Math.max(startsAt.getTime(), checkedIn.getTime()) + 60_000 - Date.now()) / 1000);
  await untilClock(leftAt);
  await page.goto(await qrText(board, 'http'));
  await page.getByRole('button', { name: '确认签退' }).click();
  await expect(page.getByText('等待审核后计入您的时长')).toBeVisible();
  await board.reload();
  const elder = board.getByRole('row', { name: new RegExp(people.elder.name) });
  await elder.getByRole('button', { name: '代签退' }).click();
  await board.getByRole('button', { name: '确定' }).click();
  await expect(elder).toContainText('已签退');

  await expect(board.getByText('忘记签退').locator('..')).toContainText('1 人');
  const forgetful = of('forgetful');
  await forgetful.goto('/hours');
  await expect(forgetful.getByText('还没有服务记录')).toBeVisible();
  const row = board.getByRole('row', { name: new RegExp(people.forgetful.name) });
  await row.getByRole('button', { name: '补记离开时间' }).click();
  const dialog = board.getByRole('dialog', { name: '补记离开时间' });
  await setTime(dialog, '实际离开时间', wall(leftAt));
  await dialog.getByRole('textbox', { name: '说明', exact: true }).fill('忘记签退，队长在门口送她离开。');
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(async () => {
    await forgetful.reload();
    await expect(forgetful.getByRole('link', { name: new RegExp(title) })).toContainText('待审核', { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
});

async function recordsOf(page: Page): Promise<Locator> {
  await fromMenu(page, '时长审核');
  await page.getByRole('textbox', { name: '按志愿者、活动查找', exact: true }).fill(title);
  return page.getByRole('row').filter({ hasText: title });
}

test('whoever proposed or scanned may not approve and reads why; another coordinator approves several at once and returns one with a reason', async () => {
  const first = of('first');
  const lines = await recordsOf(first);
  await expect(lines).toHaveCount(3);
  for (const who of [people.elder, people.forgetful]) {
    const line = lines.filter({ hasText: who.name });
    await expect(line).toContainText(/须由另一人审核/);
    await expect(line.getByRole('checkbox')).toBeDisabled();
    await expect(line.getByRole('button', { name: '通过', exact: true })).toHaveCount(0);
  }
  const second = of('second');
  const queue = await recordsOf(second);
  await queue.filter({ hasText: people.forgetful.name }).getByRole('button', { name: '退回补充' }).click();
  const dialog = second.getByRole('dialog', { name: '退回补充' });
  await dialog.getByRole('textbox', { name: '需要补充什么', exact: true }).fill('请附上离开时的照片。');
  await dialog.getByRole('button', { name: '退回补充' }).click();
  await expect(queue).toHaveCount(2);
  for (const who of [people.volunteer, people.elder]) await tick(queue.filter({ hasText: who.name }));
  await second.getByRole('button', { name: '审核通过 2 条' }).click();
  await expect(second.getByText('已通过 2 条')).toBeVisible();
  await expect(queue).toHaveCount(0);
});

/** The box itself is drawn by its label. */
const tick = (line: Locator): Promise<void> => line.getByRole('checkbox').press('Space');

test('the volunteer sees her record with every field of 令67 §7, and a total of approved minutes only', async () => {
  const page = of('volunteer');
  await page.goto('/hours');
  const total = page.getByText('累计服务时长').locator('..');
  await expect(total).toContainText(/0\.0[1-9] 小时/);
  const line = page.getByRole('link', { name: new RegExp(title) });
  await expect(line).toContainText('已计入');
  await line.click();
  for (const field of [
    '活动名称',
    '服务日期',
    '服务地点',
    '服务内容',
    '服务时间',
    '活动组织单位',
    '活动负责人',
    '认定方式',
  ]) {
    await expect(page.getByRole('term').filter({ hasText: field })).toBeVisible();
  }
  await expect(page.getByText('陪老人包饺子、拉家常。')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('审核计入');
  const forgetful = of('forgetful');
  await forgetful.goto('/hours');
  await expect(forgetful.getByText('累计服务时长').locator('..')).toContainText(/0(\.00)? 小时/);
  await forgetful.getByRole('link', { name: new RegExp(title) }).click();
  await expect(forgetful.getByText('请附上离开时的照片。')).toBeVisible();
});
