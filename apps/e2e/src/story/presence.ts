import { expect, type Page, test } from '@playwright/test';
import { choose, demo, demoPassword, fromMenu, qrText, setTime, signInToAdmin } from '../support/admin.ts';
import { fullMinuteAfter, untilClock, wall } from '../support/clock.ts';
import { demoCode } from '../support/otp.ts';
import { signInOnPhone } from '../support/phone.ts';
import { phone } from '../support/windows.ts';
import { of, open, opening, people, story, title } from './cast.ts';

/** Not the code of any step near now, or the test would succeed where it must not: the last digit is turned. */
const wrongDigits = (digits: string): string => `${digits.slice(0, 5)}${(Number(digits[5]) + 5) % 10}`;
const digitsOn = async (page: Page): Promise<string> =>
  (await page.getByLabel(/^(\d ){5}\d$/).innerText()).replace(/\s/g, '');
async function enterDigits(page: Page, digits: string): Promise<void> {
  await page.getByLabel('或输入六位数字').fill(digits);
  await page.getByRole('button', { name: '下一步' }).click();
}

/** They come and they leave: codes, an elder, a forgotten check-out; meanwhile, who may see it. */
export function presenceSteps(): void {
  test('an elder without a phone is signed up and checked in by a coordinator; others check in by the code on her screen', async () => {
    const forgetful = of('forgetful');
    await forgetful.goto(story.activityPath.replace(/^\/admin/, ''));
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
    story.firstDigits = await digitsOn(board);
    const elder = board.getByRole('row', { name: new RegExp(people.elder.name) });
    await elder.getByRole('button', { name: '代签到' }).click();
    await board.getByRole('button', { name: '确定' }).click();
    await expect(elder).toContainText('代签到');

    const page = of('volunteer');
    await page.goto('/check-in');
    await enterDigits(page, wrongDigits(story.firstDigits));
    await expect(page.getByText('签到码不正确')).toBeVisible();
    // Any phone's own scanner opens the address in the QR.
    await page.goto(await qrText(board, 'http'));
    await page.getByRole('button', { name: '确认签到' }).click();
    await expect(page.getByRole('heading', { name: /^已签到/ })).toBeVisible();
    await forgetful.goto('/check-in');
    await enterDigits(forgetful, await digitsOn(board));
    await forgetful.getByRole('button', { name: '确认签到' }).click();
    await expect(forgetful.getByRole('heading', { name: /^已签到/ })).toBeVisible();
    story.checkedIn = new Date();
    await expect(board.getByRole('row', { name: new RegExp(people.forgetful.name) })).toContainText('已签到');
  });

  test("reach follows the tree: the county's staff see the village, the neighbour sees nothing, the host only a guest’s name and masked number", async ({
    browser,
  }) => {
    // Who comes from elsewhere is to the host a name and a masked number, as long as her sign-up stands. First of all: the shift lasts a minute.
    const guest = await open(browser, 'guest', phone);
    await signInOnPhone(guest, demo.newcomer, demoPassword);
    await guest.goto(story.activityPath.replace(/^\/admin/, ''));
    await opening(guest).getByRole('button', { name: '我要报名' }).click();
    await expect(guest.getByText('报名成功')).toBeVisible();
    const host = of('first');
    await host.getByRole('button', { name: '报名名单' }).click();
    const line = host.getByRole('row').filter({ hasText: '演示·李桂英' });
    await expect(line).toContainText('139****0013');
    await expect(line.getByRole('link', { name: '演示·李桂英' })).toHaveCount(0);
    await fromMenu(host, '志愿者');
    await host.getByRole('textbox', { name: '按姓名、拼音、编号查找', exact: true }).fill('演示·李桂英');
    await expect(host.getByText('没有符合条件的志愿者')).toBeVisible();
    await opening(guest).getByRole('button', { name: '我去不了' }).click();
    await guest.getByRole('button', { name: '确定取消' }).click();
    await expect(opening(guest).getByRole('button', { name: '我要报名' })).toBeVisible();
    await host.goto(`${story.activityPath}/board`);

    const staff = of('staff');
    await fromMenu(staff, '志愿者');
    await staff.getByRole('textbox', { name: '按姓名、拼音、编号查找', exact: true }).fill(people.volunteer.name);
    const link = staff.getByRole('link', { name: people.volunteer.name }).first();
    await expect(link).toBeVisible();
    const volunteerPath = (await link.getAttribute('href')) ?? '';
    await staff.goto(story.activityPath);
    await expect(staff.getByRole('heading', { level: 1, name: title })).toBeVisible();

    const neighbour = await open(browser, 'neighbour');
    await signInToAdmin(neighbour, demo.neighbour, demoPassword, () => demoCode(demo.neighbour));
    await fromMenu(neighbour, '志愿者');
    await neighbour.getByRole('textbox', { name: '按姓名、拼音、编号查找', exact: true }).fill(people.volunteer.name);
    await expect(neighbour.getByText('没有符合条件的志愿者')).toBeVisible();
    for (const path of [
      story.activityPath,
      `${story.activityPath}/roster`,
      `${story.activityPath}/board`,
      volunteerPath,
    ]) {
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
    // Two codes and a full minute of service go by: the faster the machine, the longer the wait.
    test.setTimeout(420_000);
    const board = of('first');
    const page = of('volunteer');
    await expect.poll(() => digitsOn(board), { timeout: 70_000 }).not.toBe(story.firstDigits);
    const second = await digitsOn(board);
    await expect.poll(() => digitsOn(board), { timeout: 70_000 }).not.toBe(second);
    await page.goto('/check-in');
    await enterDigits(page, story.firstDigits);
    await expect(page.getByText('签到码已过期，请看队长屏幕上新的码')).toBeVisible();

    // A full minute of service is the least that counts, and what a leaving time can say.
    story.leftAt = fullMinuteAfter(
      (Math.max(story.startsAt.getTime(), story.checkedIn.getTime()) + 60_000 - Date.now()) / 1000,
    );
    await untilClock(story.leftAt);
    await page.goto(await qrText(board, 'http'));
    await page.getByRole('button', { name: '确认签退' }).click();
    await expect(page.getByText('等待审核后计入您的时长')).toBeVisible();
    // Each of the two coordinators did one of her scans: neither may approve what comes of it.
    const other = of('second');
    await other.goto(`${story.activityPath}/board`);
    const elder = other.getByRole('row', { name: new RegExp(people.elder.name) });
    await elder.getByRole('button', { name: '代签退' }).click();
    await other.getByRole('button', { name: '确定' }).click();
    await expect(elder).toContainText('已签退');

    await board.reload();
    await expect(board.locator('dl > div').filter({ hasText: '忘记签退' })).toContainText('1 人');
    const forgetful = of('forgetful');
    await forgetful.goto('/hours');
    await expect(forgetful.getByText('还没有服务记录')).toBeVisible();
    const row = board.getByRole('row', { name: new RegExp(people.forgetful.name) });
    await row.getByRole('button', { name: '补记离开时间' }).click();
    const dialog = board.getByRole('dialog', { name: '补记离开时间' });
    await setTime(dialog, '实际离开时间', wall(story.leftAt));
    await dialog.getByRole('textbox', { name: '说明', exact: true }).fill('忘记签退，队长在门口送她离开。');
    await dialog.getByRole('button', { name: '确定' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(async () => {
      await forgetful.reload();
      await expect(forgetful.getByRole('link', { name: new RegExp(title) })).toContainText('待审核', { timeout: 2000 });
    }).toPass({ timeout: 30_000 });
  });
}
