import { type Browser, expect, type Page, test } from '@playwright/test';
import { choose, demo, demoPassword, firstSignIn, fromMenu, qrText, signInToAdmin } from './support/admin.ts';
import { demoCode } from './support/otp.ts';
import { mark, woman } from './support/people.ts';
import { signInOnPhone } from './support/phone.ts';
import { picture } from './support/picture.ts';
import { desktop, openWindow, phone, type Window } from './support/windows.ts';

/** Keys to the door: a lost phone, and duties handed over. Each test has windows of its own. */
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

test('a volunteer who lost her phone is back by two of the staff and her papers; one of them alone is not enough', async ({
  browser,
}) => {
  const first = await open(browser);
  await signInToAdmin(first, demo.staff, demoPassword, () => demoCode(demo.staff));
  await first.goto('/admin/access/restorations');
  await first.getByRole('button', { name: '为志愿者找回' }).click();
  const dialog = first.getByRole('dialog', { name: '发起找回' });
  await choose(dialog, '志愿者', /张丽华/, '张丽华');
  await dialog.getByRole('textbox', { name: '原因' }).fill('手机丢失');
  await dialog.getByRole('button', { name: '发起找回' }).click();
  await expect(first.getByText('须由另一位同事看过证件后确认')).toBeVisible();
  const second = await open(browser);
  await signInToAdmin(second, demo.colleague, demoPassword, () => demoCode(demo.colleague));
  await second.goto('/admin/access/restorations');
  await second.getByRole('button', { name: '确认', exact: true }).click();
  const confirm = second.getByRole('dialog', { name: /确认为/ });
  await confirm.getByText('我已亲自看过本人和证件').click();
  await confirm.getByRole('button', { name: '确认', exact: true }).click();
  const link = await qrText(confirm, 'http');
  const her = await open(browser, phone);
  await her.goto(new URL(link).pathname + new URL(link).hash);
  await her.getByLabel('新密码', { exact: true }).fill('Zhao-hui-1');
  await her.getByLabel('再输一遍新密码').fill('Zhao-hui-1');
  await her.getByRole('button', { name: '保存并进入' }).click();
  await expect(her.getByRole('navigation', { name: '主要页面' })).toBeVisible();
  expect(her.url()).not.toContain('#');
  await signInOnPhone(await open(browser, phone), '13900000021', 'Zhao-hui-1');
});

test('a coordinator’s duties go to her successor in one act, and the former is out that moment', async ({
  browser,
}) => {
  const staff = await open(browser);
  await signInToAdmin(staff, demo.staff, demoPassword, () => demoCode(demo.staff));
  const team = `演示·交接服务队${mark}`;
  const people = [woman('许桂兰'), woman('何晓梅')] as const;
  const windowsOf: Page[] = [];
  for (const [i, who] of people.entries()) {
    await fromMenu(staff, '服务队');
    await staff.getByRole('button', { name: '建立服务队' }).click();
    const made = staff.getByRole('dialog', { name: '建立服务队' });
    await choose(made, '所属单位', /工盛社区/, '工盛社区');
    await made.getByRole('textbox', { name: '队名', exact: true }).fill(`${team}${i}`);
    await made.getByRole('button', { name: '建立服务队' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: `${team}${i}` })).toBeVisible();
    await staff.getByRole('button', { name: '任命队长' }).click();
    const appoint = staff.getByRole('dialog', { name: '任命队长' });
    await appoint.getByRole('textbox', { name: '姓名', exact: true }).fill(who.name);
    await appoint.getByRole('textbox', { name: '手机号', exact: true }).fill(who.phone);
    await appoint.getByRole('button', { name: '任命队长' }).click();
    const shown = { password: await appoint.getByRole('code').innerText(), otpauth: await qrText(appoint, 'otpauth:') };
    await appoint.getByRole('button', { name: '已告诉本人' }).click();
    const page = await open(browser);
    await firstSignIn(page, who.phone, shown, 'Jiaojie-2026');
    await expect(page.getByRole('navigation', { name: '菜单' })).toBeAttached();
    windowsOf.push(page);
  }
  await staff.goto('/admin/access');
  await staff.getByRole('link', { name: people[0].name }).click();
  await staff.getByRole('button', { name: '换届交接' }).click();
  const dialog = staff.getByRole('dialog', { name: /职责交接给他人/ });
  await dialog.getByRole('textbox', { name: '接任人姓名' }).fill(people[1].name);
  await dialog.getByRole('textbox', { name: '接任人手机号' }).fill(people[1].phone);
  await dialog.getByRole('textbox', { name: '原因' }).fill('换届');
  await dialog.getByRole('button', { name: '查看将移交的内容' }).click();
  await expect(dialog.getByText('将移交 1 项职责')).toBeVisible();
  await dialog.getByRole('button', { name: '换届交接' }).click();
  await expect(staff.getByRole('heading', { level: 1, name: people[1].name })).toBeVisible();
  await expect(staff.getByText(`${team}0`)).toBeVisible();
  const [former = staff, successor = staff] = windowsOf;
  await former.goto('/admin/teams');
  await expect(former.getByLabel('密码', { exact: true })).toBeVisible();
  await expect(former.getByRole('status').filter({ hasText: '交接' })).toContainText('换届');
  await picture(former, 'pages/admin-signed-out-why');
  await successor.goto('/admin/teams');
  await expect(successor.getByText(`${team}0`).first()).toBeVisible();
});
