import { expect, type Locator, type Page } from '@playwright/test';
import { authenticatorCode, freshCode } from './otp.ts';

export const demoPassword = 'Jinguo-2026';

/** The demo's staff and coordinators. */
export const demo = {
  staff: '13900000001',
  coordinator: '13900000002',
  second: '13900000003',
  neighbour: '13900000004',
  security: '13900000005',
  colleague: '13900000006',
  volunteer: '13900000011',
  lawyer: '13900000012',
  newcomer: '13900000013',
} as const;

/** Phone, password, then six digits of the authenticator. */
export async function signInToAdmin(page: Page, phone: string, password: string, code: () => string): Promise<void> {
  await page.goto('/admin/');
  await page.getByLabel('手机号', { exact: true }).fill(phone);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await enterSecondFactor(page, phone, code);
  await expect(page.getByRole('navigation', { name: '菜单' })).toBeAttached();
}

export async function enterSecondFactor(page: Page, phone: string, code: () => string): Promise<void> {
  const field = page.getByLabel('六位验证码');
  const refused = page.getByText('验证码不正确');
  await expect(field).toBeVisible();
  await expect(async () => {
    // A slow answer to the try before is an answer all the same.
    if ((await field.count()) === 0) return;
    await field.fill(await freshCode(phone, code));
    await expect(field.or(refused)).toHaveCount(0, { timeout: 4000 });
  }).toPass({ timeout: 100_000 });
}

/** First sign-in with what was shown once: her own password, her own authenticator, ten codes written down. Gives its address. */
export async function firstSignIn(
  page: Page,
  phone: string,
  shown: { password: string; otpauth: string },
  own: string,
): Promise<string> {
  await page.goto('/admin/');
  await page.getByLabel('手机号', { exact: true }).fill(phone);
  await page.getByLabel('密码', { exact: true }).fill(shown.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await enterSecondFactor(page, phone, () => authenticatorCode(shown.otpauth));
  await page.getByLabel('新密码', { exact: true }).fill(own);
  await page.getByLabel('再输一遍新密码').fill(own);
  await page.getByRole('button', { name: '下一步' }).click();
  return enrolAuthenticator(page, '进入平台');
}

/** Scans the new authenticator's code, proves it, and writes the recovery codes down. */
export async function enrolAuthenticator(page: Page, go: string): Promise<string> {
  await expect(page.getByRole('img', { name: /^二维码：otpauth:/ })).toBeVisible();
  const otpauth = await qrText(page, 'otpauth:');
  await page.getByLabel('六位验证码').fill(authenticatorCode(otpauth));
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await expect(page.getByRole('region', { name: '恢复码' }).getByRole('listitem')).toHaveCount(10);
  await page.getByText('我已抄下或打印').click();
  await page.getByRole('button', { name: go }).click();
  return otpauth;
}

/** Chooses in a select by its name; with `typed` it searches first. */
export async function choose(
  scope: Page | Locator,
  label: string,
  option: string | RegExp,
  typed?: string,
): Promise<void> {
  const page = 'page' in scope ? scope.page() : scope;
  const box = scope.getByRole('combobox', { name: label, exact: true });
  // Away from what sticks to the window's edges. The chosen word lies over the field; a click there opens the list too.
  await box.evaluate((field) => field.scrollIntoView({ block: 'center' }));
  await box.click({ force: true });
  if (typed) await box.fill(typed);
  await page.getByRole('option', { name: option }).filter({ visible: true }).first().click();
}

/** Types a date, or a date and time, into its field. */
export async function setTime(scope: Page | Locator, label: string, value: string): Promise<void> {
  const field = scope.getByRole('combobox', { name: label, exact: true });
  await field.fill(value);
  await field.press('Enter');
}

/** The text a QR code carries, as any scanner reads it. */
export async function qrText(scope: Page | Locator, start: string): Promise<string> {
  const title = scope.getByRole('img', { name: new RegExp(`二维码：${start}`) }).locator('title');
  const text = (await title.textContent()) ?? '';
  return text.replace(/^二维码：/, '');
}

/** Opens a page by the menu at the side. */
export const fromMenu = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('navigation', { name: '菜单' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
