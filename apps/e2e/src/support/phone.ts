import { type Browser, expect, type Page } from '@playwright/test';
import { demoPassword } from './admin.ts';
import type { Person } from './people.ts';
import { type Stop, tour } from './tour.ts';
import { openWindow, phone } from './windows.ts';

export async function signInOnPhone(page: Page, phone: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('手机号码').fill(phone);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('navigation', { name: '主要页面' })).toBeVisible();
}

export const onward = (page: Page): Promise<void> => page.getByRole('button', { name: '下一步' }).click();

/** From a team's QR to a registered volunteer who asks to join; `look` sees each page of the form before it is left. */
export async function registerByQr(
  page: Page,
  joinUrl: string,
  who: Person,
  look?: (step: number) => Promise<void>,
): Promise<void> {
  await page.goto(joinUrl);
  await page.getByRole('link', { name: '注册并申请加入' }).click();
  await page.getByLabel('姓名').fill(who.name);
  await page.getByLabel('证件号码', { exact: true }).fill(who.idNumber);
  await look?.(1);
  await onward(page);
  await expect(page.getByRole('radio', { name: '女' })).toBeChecked();
  await page.getByLabel('手机号码').fill(who.phone);
  await look?.(2);
  await onward(page);
  await page.getByLabel('登录密码').fill(who.password);
  await look?.(3);
  await onward(page);
  await page.getByLabel('专业技能').fill('包饺子、陪护');
  await page.getByText('关爱老人儿童', { exact: true }).click();
  await page.getByText('周末上午').click();
  await look?.(4);
  await onward(page);
  await giveConsents(page);
  await look?.(5);
  await page.getByRole('button', { name: '同意并注册' }).click();
  await expect(page.getByText('入队申请已交给队长')).toBeVisible();
}

/** The two consents without which nobody can be registered, and one that is free. */
export async function giveConsents(page: Page): Promise<void> {
  await page.getByLabel(/已阅读并同意/).check();
  await page.getByLabel(/敏感个人信息/).check();
  await page.getByLabel(/服务提醒短信/).check();
}

/** Walks from stop to stop on her phone. */
export async function lookOnPhone(browser: Browser, who: string, stops: readonly Stop[]): Promise<void> {
  const { context, page, watch } = await openWindow(browser, { viewport: phone });
  await signInOnPhone(page, who, demoPassword);
  await tour(page, stops);
  watch.expectClean();
  await context.close();
}
