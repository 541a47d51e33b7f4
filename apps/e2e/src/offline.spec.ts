import { type Browser, expect, type Page, test } from '@playwright/test';
import { choose, demo, demoPassword, setTime, signInToAdmin } from './support/admin.ts';
import { fullMinuteAfter, plusMinutes, untilClock, wall } from './support/clock.ts';
import { demoCode } from './support/otp.ts';
import { mark } from './support/people.ts';
import { signInOnPhone } from './support/phone.ts';
import { desktop, openWindow, phone, type Window } from './support/windows.ts';

/** A village without a network: what she scanned is kept on the phone, handed in later, and confirmed by who was there. */
test.describe.configure({ timeout: 240_000 });
const windows: Window[] = [];
async function open(browser: Browser, viewport = desktop): Promise<Window> {
  const window = await openWindow(browser, { viewport });
  windows.push(window);
  return window;
}
test.afterEach(async () => {
  for (const { context } of windows.splice(0)) await context.close();
});

const title = `山里送医${mark}`;
const village = '工盛社区';
const digitsOn = async (page: Page): Promise<string> =>
  (await page.getByLabel(/^(\d ){5}\d$/).innerText()).replace(/\s/g, '');

test('a check-in scanned without a network survives a reload, is handed in when it returns, and counts once the coordinator confirms it', async ({
  browser,
}) => {
  const { page } = await open(browser);
  await signInToAdmin(page, demo.coordinator, demoPassword, () => demoCode(demo.coordinator));
  const starts = fullMinuteAfter(300);
  await page.goto('/admin/activities/quick');
  await page.getByRole('textbox', { name: '做什么', exact: true }).fill(title);
  await choose(page, '服务类型', '关爱老人儿童');
  await setTime(page, '开始时间', wall(starts));
  await setTime(page, '结束时间', wall(plusMinutes(starts, 30)));
  await choose(page, '所在村（社区）', new RegExp(village), village);
  await page.getByRole('textbox', { name: '活动地点', exact: true }).fill('山上小学');
  await page.getByRole('button', { name: '发布并开始报名' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const path = new URL(page.url()).pathname;

  const { page: her, context } = await open(browser, phone);
  await signInOnPhone(her, demo.lawyer, demoPassword);
  await her.goto(`/activities/${path.split('/').at(-1)}`);
  await her.getByRole('button', { name: '我要报名' }).click();
  await expect(her.getByText('报名成功')).toBeVisible();
  await her.goto('/check-in');
  await expect(her.getByText(title)).toBeVisible();
  await her.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  await page.goto(`${path}/board`);
  const digits = await digitsOn(page);
  const scanned = new Date();
  await context.setOffline(true);
  await her.getByLabel('或输入六位数字').fill(digits);
  await her.getByRole('button', { name: '下一步' }).click();
  // Of several shifts now she says which; of one nobody asks.
  const which = her.getByRole('button', { name: new RegExp(title) });
  const confirm = her.getByRole('button', { name: '确认签到' });
  await expect(which.or(confirm).first()).toBeVisible();
  if (await which.isVisible()) await which.click();
  await confirm.click();
  await expect(her.getByRole('heading', { name: '已存在手机里', exact: true })).toBeVisible();
  await expect(her.getByText('1 条已存在手机里，联网后自动上报')).toBeVisible();
  await her.reload();
  await expect(her.getByText('1 条已存在手机里，联网后自动上报')).toBeVisible();

  // Long enough that its code is no longer good.
  await untilClock(new Date(scanned.getTime() + 75_000));
  await context.setOffline(false);
  await her.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(her.getByText('已上报，等队长确认')).toBeVisible();
  await expect(page.getByRole('heading', { name: '离线签到待确认 1 人' })).toBeVisible();
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.getByRole('button', { name: '我在场，见到了' }).click();
  const line = page.getByRole('row').filter({ hasText: '演示·赵律' });
  await expect(line).toContainText('离线扫码');
  await her.goto('/shifts');
  await expect(her.locator('article').filter({ hasText: title })).toContainText('已签到');
});
