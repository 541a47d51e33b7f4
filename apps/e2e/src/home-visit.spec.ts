import { type Browser, expect, type Page, test } from '@playwright/test';
import { choose, demo, demoPassword, fromMenu, setTime } from './support/admin.ts';
import { fullMinuteAfter, plusMinutes, untilClock, wall } from './support/clock.ts';
import { atDesk } from './support/desk.ts';
import { mark } from './support/people.ts';
import { signInOnPhone } from './support/phone.ts';
import { paperPhoto } from './support/photo.ts';
import { picture } from './support/picture.ts';
import { openWindow, phone, type Window } from './support/windows.ts';

/** In somebody's home no code hangs: the one is confirmed by who went with her, the other by what the old man signed. */
const title = `上门探望${mark}`;
const home = '康居里 3 号楼';
const her = { name: '演示·欧阳静', phone: '13900000027' } as const;
const companion = { name: '演示·杨春燕', phone: '13900000024' } as const;

async function signedUp(browser: Browser, who: { phone: string }, path: string): Promise<Window> {
  const window = await openWindow(browser, { viewport: phone });
  await signInOnPhone(window.page, who.phone, demoPassword);
  await window.page.goto(`/activities/${path.split('/').at(-1)}`);
  // The address is told to those who go there.
  await expect(window.page.getByText('具体地址报名后可见')).toBeVisible();
  await expect(window.page.getByRole('main')).not.toContainText(home);
  await window.page.getByRole('button', { name: '我要报名' }).click();
  await expect(window.page.getByText('报名成功')).toBeVisible();
  await expect(window.page.getByRole('main')).toContainText(home);
  await window.page.goto('/shifts');
  await window.page.getByRole('article').filter({ hasText: title }).getByRole('link', { name: '记到达和离开' }).click();
  await expect(window.page.getByText('还没有记到达')).toBeVisible();
  return window;
}
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
/** Her line in the review of hours, unfolded. */
async function unfold(page: Page, name: string) {
  await fromMenu(page, '时长审核');
  await page.getByRole('textbox', { name: '按志愿者、活动查找', exact: true }).fill(title);
  const line = page.getByRole('row').filter({ hasText: title }).filter({ hasText: name });
  await expect(line).toHaveCount(1);
  await line.getByRole('button', { name: /展开|expand/i }).click();
  return line;
}

test('a home visit: no code, said on the spot, confirmed by a companion and by a slip, approved with the evidence in sight', async ({
  browser,
}) => {
  test.setTimeout(420_000);
  let path = '';
  const starts = fullMinuteAfter(90);
  await atDesk(browser, demo.coordinator, async (page) => {
    await page.goto('/admin/activities/quick');
    await page.getByRole('textbox', { name: '做什么', exact: true }).fill(title);
    await choose(page, '服务类型', '关爱老人儿童');
    await setTime(page, '开始时间', wall(starts));
    await setTime(page, '结束时间', wall(plusMinutes(starts, 30)));
    await choose(page, '所在村（社区）', /工盛社区/, '工盛社区');
    await page.getByRole('textbox', { name: '活动地点', exact: true }).fill(home);
    await page.getByText('入户服务（没有签到码）').click();
    await look(page, 'visit-quick');
    await page.getByRole('button', { name: '发布并开始报名' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    path = new URL(page.url()).pathname;
    await page.goto(`${path}/board`);
    await expect(page.getByText('入户服务没有签到码')).toBeVisible();
  });

  const one = await signedUp(browser, her, path);
  const two = await signedUp(browser, companion, path);
  for (const { page } of [one, two]) {
    await page.getByRole('button', { name: '我到了' }).click();
    await expect(page.getByText('已到达，服务中').first()).toBeVisible();
  }
  await look(one.page, 'visit-inside');
  await untilClock(plusMinutes(starts, 2));
  for (const { page } of [one, two]) {
    await page.getByRole('button', { name: '我走了' }).click();
    await page.getByRole('button', { name: '是，我走了' }).click();
    await expect(page.getByText('待同行人确认或上传确认单').first()).toBeVisible();
  }
  await one.page.reload();
  await one.page.getByRole('button', { name: '请她确认' }).click();
  await expect(one.page.getByText('已通知她')).toBeVisible();
  await look(one.page, 'visit-waiting');

  // Her companion reads it in her inbox, and answers one question on her own phone.
  await expect(async () => {
    await two.page.goto('/inbox');
    await expect(two.page.getByText('同行人请您确认').first()).toBeVisible({ timeout: 3000 });
    await two.page.getByRole('link', { name: '去看看' }).first().click({ timeout: 3000 });
  }).toPass({ timeout: 60_000 });
  await expect(two.page.getByText('她请您确认')).toBeVisible();
  await look(two.page, 'visit-confirm');
  await two.page.getByRole('button', { name: '确认', exact: true }).click();
  await two.page.getByRole('button', { name: '是，一起去了' }).click();
  await expect(two.page.getByText('请您确认的同行人')).toHaveCount(0);
  await two.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'slip.png', mimeType: 'image/png', buffer: await paperPhoto(two.page) });
  await expect(two.page.getByText('照片已上传')).toBeVisible();
  await two.page.getByRole('button', { name: '提交确认单' }).click();
  await expect(two.page.getByText('确认单已上传').first()).toBeVisible();
  await one.page.reload();
  await expect(one.page.getByText('同行人已确认').first()).toBeVisible();
  await look(one.page, 'visit-confirmed');

  await atDesk(browser, demo.second, async (page) => {
    const slip = await unfold(page, companion.name);
    const photo = page.getByRole('img', { name: '服务对象确认单照片，点开看大图' });
    // The list is live: what arrives meanwhile draws it anew.
    await expect(async () => {
      await photo.scrollIntoViewIfNeeded({ timeout: 3000 });
      expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    }).toPass({ timeout: 30_000 });
    await look(page, 'visit-evidence-slip');
    await slip.getByRole('button', { name: '通过', exact: true }).click();
    await expect(slip).toHaveCount(0);
    const confirmed = await unfold(page, her.name);
    await expect(page.getByText(`同行人确认：${companion.name}`)).toBeVisible();
    await look(page, 'visit-evidence-companion');
    await confirmed.getByRole('button', { name: '通过', exact: true }).click();
    await expect(confirmed).toHaveCount(0);
  });
  await one.page.goto('/hours');
  await expect(one.page.getByRole('main')).toContainText('同行人或确认单');
  await look(one.page, 'visit-hours');
  for (const { watch, context } of [one, two]) {
    watch.expectClean();
    await context.close();
  }
});
