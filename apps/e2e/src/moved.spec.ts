import { expect, test } from '@playwright/test';
import { choose, demo, demoPassword, setTime } from './support/admin.ts';
import { fullMinuteAfter, plusMinutes, wall } from './support/clock.ts';
import { atDesk } from './support/desk.ts';
import { mark } from './support/people.ts';
import { signInOnPhone } from './support/phone.ts';
import { openWindow, phone } from './support/windows.ts';

const title = `晨练教学${mark}`;
/** Early, on days nobody of the demo serves. */
const early = (days: number): Date => {
  const at = fullMinuteAfter(days * 24 * 3600);
  at.setUTCHours(22, 30, 0, 0);
  return at;
};

test('after a move somebody calls whom to ask, and decides that she cannot come: the coordinator sees the place free again', async ({
  browser,
}) => {
  const hers = await openWindow(browser, { viewport: phone });
  const her = hers.page;
  await atDesk(browser, demo.second, async (page) => {
    await page.goto('/admin/activities/quick');
    await page.getByRole('textbox', { name: '做什么', exact: true }).fill(title);
    await choose(page, '服务类型', '关爱老人儿童');
    await setTime(page, '开始时间', wall(early(50)));
    await setTime(page, '结束时间', wall(plusMinutes(early(50), 60)));
    await choose(page, '所在村（社区）', /工盛社区/, '工盛社区');
    await page.getByRole('textbox', { name: '活动地点', exact: true }).fill('河边步道');
    await page.getByRole('button', { name: '发布并开始报名' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const path = new URL(page.url()).pathname;

    await signInOnPhone(her, demo.volunteer, demoPassword);
    await her.goto(path.replace('/admin', ''));
    // 令67: whom to ask, one tap away.
    await expect(her.locator('a[href^="tel:1"]')).toBeVisible();
    await her.getByRole('button', { name: '我要报名' }).click();
    await expect(her.getByText('报名成功')).toBeVisible();

    await page.goto(`${path}/move`);
    await setTime(page, '时段 1 开始时间', wall(early(51)));
    await expect(page.getByText('共 1 人')).toBeVisible();
    await page.getByRole('textbox', { name: '原因', exact: true }).fill('步道维修');
    await page.getByRole('button', { name: '改好并通知 1 人' }).click();
    await expect(page.getByText('已改好，正在通知每个人')).toBeVisible();

    await her.goto('/shifts');
    await expect(her.getByText('时间或地点改了，您的报名仍然有效').first()).toBeVisible();
    await her.goto(path.replace('/admin', ''));
    await her.getByRole('button', { name: '我去不了' }).click();
    await her.getByRole('dialog').getByRole('button', { name: '确定取消' }).click();
    await expect(her.getByText('已取消报名')).toBeVisible();

    await page.goto(`${path}/roster?state=CANCELLED`);
    await expect(page.getByRole('row').filter({ hasText: '演示·' }).first()).toBeVisible();
  });
  hers.watch.expectClean();
  await hers.context.close();
});
