import { expect, type Locator, type Page, test } from '@playwright/test';
import { demo, demoPassword, signInToAdmin } from './support/admin.ts';
import { openDesk } from './support/desk.ts';
import { expectReachedByTab } from './support/keyboard.ts';
import { demoCode, freshCode } from './support/otp.ts';
import { signInOnPhone } from './support/phone.ts';
import { desktop, openWindow, phone } from './support/windows.ts';

const adminMenu = (page: Page): Locator => page.getByRole('navigation', { name: '菜单' });
const phoneMenu = (page: Page): Locator => page.getByRole('navigation', { name: '主要页面' });

/** Goes on with the Tab key until the thing has the focus, as people do who use no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

test('both apps open side by side in one browser keep both sessions, and signing out of one leaves the other', async ({
  browser,
}) => {
  const { context, page: admin, watch } = await openWindow(browser, { viewport: desktop });
  await signInToAdmin(admin, demo.second, demoPassword, () => demoCode(demo.second));
  const volunteer = await context.newPage();
  await signInOnPhone(volunteer, demo.volunteer, demoPassword);
  await admin.reload();
  await expect(adminMenu(admin)).toBeVisible();
  await volunteer.reload();
  await expect(phoneMenu(volunteer)).toBeVisible();
  await volunteer.goto('/me');
  await volunteer.getByRole('button', { name: '退出登录' }).click();
  await volunteer.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
  await expect(volunteer.getByRole('button', { name: '登录', exact: true })).toBeVisible();
  await admin.reload();
  await expect(adminMenu(admin)).toBeVisible();
  watch.expectClean();
  await context.close();
});

test('a volunteer signs in, finds an activity, signs up and cancels without a mouse', async ({ browser }) => {
  const { context, page, watch } = await openWindow(browser, { viewport: phone });
  await page.goto('/sign-in');
  await typeInto(page, '手机号码', demo.newcomer);
  await typeInto(page, '密码', demoPassword);
  await page.keyboard.press('Enter');
  await expect(phoneMenu(page)).toBeVisible();
  await page.goto('/activities');
  await tabTo(page, page.getByRole('link', { name: '独居老人冬衣整理与陪伴' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: '我要报名' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: '我去不了' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: '确定取消' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '我要报名' })).toBeVisible();
  watch.expectClean();
  await context.close();
});

test('a coordinator signs in with her second factor and opens the approvals without a mouse', async ({ browser }) => {
  const { context, page, watch } = await openWindow(browser, { viewport: desktop });
  await page.goto('/admin/');
  await typeInto(page, '手机号', demo.second);
  await typeInto(page, '密码', demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('六位验证码')).toBeFocused();
  await page.keyboard.type(await freshCode(demo.second, () => demoCode(demo.second)));
  await tabTo(page, adminMenu(page).getByRole('link', { name: /^时长审核/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '时长审核' })).toBeVisible();
  watch.expectClean();
  await context.close();
});

test('the Tab key reaches every control of the desk, and each shows that it has the focus', async ({ browser }) => {
  const { context, page, watch } = await openDesk(browser, demo.coordinator);
  await expectReachedByTab(page, ['/admin/', '/admin/hours', '/admin/volunteers/register']);
  watch.expectClean();
  await context.close();
});
