import { type Browser, expect, test } from '@playwright/test';
import { choose, demo, demoPassword, fromMenu, qrText, setTime, signInToAdmin } from './support/admin.ts';
import { fullMinuteAfter, plusMinutes, untilClock, wall } from './support/clock.ts';
import { authenticatorCode, demoCode } from './support/otp.ts';
import { mark, type Person, woman } from './support/people.ts';
import { giveConsents, registerByQr, signInOnPhone } from './support/phone.ts';
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

test('county staff create a team in a village of hers and appoint two coordinators, who sign in with what is shown once', async ({ browser }) => {
  const staff = await open(browser, 'staff');
  await signInToAdmin(staff, demo.staff, demoPassword, () => demoCode(demo.staff));
  await fromMenu(staff, '服务队');
  await staff.getByRole('button', { name: '建立服务队' }).click();
  const dialog = staff.getByRole('dialog', { name: '建立服务队' });
  await choose(dialog, '所属单位', new RegExp(village), village);
  await dialog.getByRole('textbox', { name: '队名' }).fill(team);
  await dialog.getByRole('textbox', { name: '简介' }).fill('照看邻里老人，周末包饺子。');
  await dialog.getByRole('button', { name: '建立服务队' }).click();
  await expect(staff.getByRole('heading', { level: 1, name: team })).toBeVisible();
  joinUrl = await qrText(staff, 'http');
  for (const who of ['first', 'second'] as const) {
    const { name, phone: number } = people[who];
    await staff.getByRole('button', { name: '任命队长' }).click();
    const appoint = staff.getByRole('dialog', { name: '任命队长' });
    await appoint.getByRole('textbox', { name: '姓名' }).fill(name);
    await appoint.getByRole('textbox', { name: '手机号' }).fill(number);
    await appoint.getByRole('button', { name: '任命队长' }).click();
    const password = await appoint.getByRole('code').innerText();
    const otpauth = await qrText(appoint, 'otpauth:');
    await appoint.getByRole('button', { name: '已告诉本人' }).click();
    const page = await open(browser, who);
    await signInToAdmin(page, number, password, () => authenticatorCode(otpauth));
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

test("a woman registers from the team's QR, three fields a page, with place and team filled in; a coordinator accepts her", async ({ browser }) => {
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
  await page.getByRole('textbox', { name: '姓名' }).fill(name);
  await page.getByRole('textbox', { name: '手机号' }).fill(number);
  await page.getByRole('textbox', { name: '证件号码' }).fill(idNumber);
  await choose(page, '居住区域', new RegExp(village), village);
  await choose(page, '加入服务队', team);
  await choose(page, '可服务时间', '随时');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const code = (await page.getByLabel('确认码', { exact: true }).innerText()).trim();
  await page.getByRole('button', { name: '已告诉本人' }).click();
  await expect(page.getByText('待本人确认').first()).toBeVisible();

  const elder = await open(browser, 'elder', phone);
  await elder.goto('/confirm');
  await elder.getByLabel('证件号码').fill(idNumber);
  await elder.getByLabel('确认码', { exact: true }).fill(code);
  await elder.getByLabel('登录密码').fill(password);
  await giveConsents(elder);
  await elder.getByRole('button', { name: '确认是我本人，完成登记' }).click();
  await expect(elder.getByText('确认完成')).toBeVisible();
  await page.reload();
  await expect(page.getByText('待本人确认')).toHaveCount(0);
});

test('publishing is refused with every reason at once, and goes through when the law’s conditions are met; quick start too', async () => {
  const page = of('first');
  await fromMenu(page, '项目');
  await page.getByRole('button', { name: '新建项目' }).click();
  const project = page.getByRole('dialog', { name: '新建项目' });
  await project.getByRole('textbox', { name: '项目名称' }).fill(`邻里守望${mark}`);
  await choose(project, '服务类型', '关爱老人儿童');
  await project.getByRole('button', { name: '保存' }).click();
  await expect(project).toHaveCount(0);
  await page.getByRole('row', { name: new RegExp(`邻里守望${mark}`) }).getByRole('button', { name: '添加活动' }).click();

  await page.getByRole('textbox', { name: '活动名称' }).fill(title);
  await choose(page, '所在村（社区）', new RegExp(village), village);
  await page.getByRole('textbox', { name: '活动地点' }).fill('社区日间照料中心');
  await page.getByRole('textbox', { name: '服务内容' }).fill('陪老人包饺子、拉家常。');
  await page.getByRole('textbox', { name: '志愿者条件' }).fill('身体健康。');
  await page.getByRole('textbox', { name: '可能的风险' }).fill('厨房有明火和刀具。');
  await page.getByRole('textbox', { name: '可提供的保障' }).fill('备有急救箱。');
  await page.getByRole('textbox', { name: '活动负责人' }).fill(people.first.name);
  await page.getByRole('textbox', { name: '联系电话' }).fill(people.first.phone);
  await choose(page, '风险等级', '可能发生人身危险');
  await page.getByRole('button', { name: '添加岗位' }).click();
  await page.getByRole('textbox', { name: '岗位名称' }).fill('包饺子');
  await page.getByRole('button', { name: '添加岗位' }).click();
  const firstAid = page.getByRole('group', { name: '岗位 2' });
  await firstAid.getByRole('textbox', { name: '岗位名称' }).fill('现场急救');
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

  await page.getByRole('textbox', { name: '保险单号' }).fill('演示-PICC-0001');
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
});
