import { type Browser, expect, type Page, test } from '@playwright/test';
import { choose, demo, demoPassword, setTime, signInToAdmin } from './support/admin.ts';
import { fullMinuteAfter, plusMinutes, wall } from './support/clock.ts';
import { demoCode } from './support/otp.ts';
import { mark } from './support/people.ts';
import { signInOnPhone } from './support/phone.ts';
import { desktop, openWindow, phone, type Window } from './support/windows.ts';

/** Changing plans: what a coordinator changes reaches the volunteer's phone, and the coordinator sees that it did. */
const windows: Window[] = [];
async function open(browser: Browser, viewport = desktop): Promise<Page> {
  const window = await openWindow(browser, { viewport });
  windows.push(window);
  return window.page;
}
test.afterEach(async () => {
  for (const { watch, context } of windows.splice(0)) {
    watch.expectClean();
    await context.close();
  }
});

const title = `测量血压${mark}`;
const village = '工盛社区';
const hour = 3600;
/** Nine in the evening by Beijing's clock, on days of this run: nobody of the demo serves then, nor of a run before. */
const evening = (days: number): Date => {
  const at = fullMinuteAfter((days + 2 * (Number.parseInt(mark, 36) % 20)) * 24 * hour);
  at.setUTCHours(13, 0, 0, 0);
  return at;
};

async function startQuickly(page: Page): Promise<string> {
  await page.goto('/admin/activities/quick');
  await page.getByRole('textbox', { name: '做什么', exact: true }).fill(title);
  await choose(page, '服务类型', '关爱老人儿童');
  await setTime(page, '开始时间', wall(evening(4)));
  await setTime(page, '结束时间', wall(plusMinutes(evening(4), 60)));
  await choose(page, '所在村（社区）', new RegExp(village), village);
  await page.getByRole('textbox', { name: '活动地点', exact: true }).fill('文化广场');
  await page.getByRole('button', { name: '发布并开始报名' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}
async function plan(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: '改计划' }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

test('an activity moved and then cancelled: the volunteer reads both with their reasons, and the coordinator sees who was told and who has read it', async ({
  browser,
}) => {
  const page = await open(browser);
  await signInToAdmin(page, demo.coordinator, demoPassword, () => demoCode(demo.coordinator));
  const path = await startQuickly(page);
  const id = path.split('/').at(-1) ?? '';
  const her = await open(browser, phone);
  await signInOnPhone(her, demo.lawyer, demoPassword);
  await her.goto(`/activities/${id}`);
  await her.getByRole('button', { name: '我要报名' }).click();
  await expect(her.getByText('报名成功')).toBeVisible();

  // The coordinator sees whom it concerns before anything is changed.
  await plan(page, '改时间地点');
  await setTime(page, '时段 1 开始时间', wall(evening(5)));
  await page.getByRole('textbox', { name: '活动地点', exact: true }).fill('一号楼活动室');
  await expect(page.getByText('共 1 人')).toBeVisible();
  await expect(page.getByText('演示·赵律')).toBeVisible();
  await page.getByRole('textbox', { name: '原因', exact: true }).fill('广场停电');
  await page.getByRole('button', { name: '改好并通知 1 人' }).click();
  await expect(page.getByText('已改好，正在通知每个人')).toBeVisible();

  await expect(async () => {
    await her.goto('/inbox');
    await expect(her.getByText(`“${title}”改到`).first()).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 30_000 });
  await expect(her.getByText(/地点由文化广场改为一号楼活动室/).first()).toBeVisible();
  await expect(her.getByText(/原因：广场停电/).first()).toBeVisible();
  await her.goto('/shifts');
  await expect(her.getByText('时间或地点改了，您的报名仍然有效').first()).toBeVisible();
  await expect(her.getByText('一号楼活动室').first()).toBeVisible();

  await page.goto(path);
  await plan(page, '取消活动');
  await expect(page.getByText('共 1 人')).toBeVisible();
  await page.getByRole('textbox', { name: '原因', exact: true }).fill('暴雨预警');
  await page.getByRole('button', { name: '确定取消活动' }).click();
  await expect(page.getByText('活动已取消，正在通知每个人')).toBeVisible();

  await expect(async () => {
    await her.goto('/inbox');
    await expect(her.getByText(`“${title}”已取消`).first()).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 30_000 });
  await expect(her.getByText(/原因：暴雨预警/).first()).toBeVisible();
  // Other journeys write to her, too: what comes in between is read with the next press.
  await expect(async () => {
    const all = her.getByRole('button', { name: '全部标为已读' });
    if (await all.count()) await all.click();
    await expect(all).toHaveCount(0, { timeout: 3000 });
  }).toPass({ timeout: 20_000 });
  await her.goto('/shifts');
  await expect(her.getByText('组织方已取消，您不用前往').first()).toBeVisible();
  await her.goto(`/activities/${id}`);
  await expect(her.getByText('活动已取消').first()).toBeVisible();
  await expect(her.getByRole('button', { name: '我要报名' })).toHaveCount(0);

  await page.goto(`${path}/history`);
  const told = page.getByRole('row').filter({ hasText: '演示·赵律' });
  await expect(told).toHaveCount(2);
  for (const line of await told.all()) await expect(line).toContainText('已读');
});
