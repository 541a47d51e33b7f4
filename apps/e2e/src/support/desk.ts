import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { demoPassword, signInToAdmin } from './admin.ts';
import { demoCode } from './otp.ts';
import { linkIn, type Stop, tour } from './tour.ts';
import { desktop, openWindow, type Window } from './windows.ts';

export const activity = linkIn('/admin/activities?keyword=法律咨询进社区', '法律咨询进社区');
export const today = linkIn('/admin/activities', '“石榴花开”家庭教育大讲堂');
export const past = linkIn('/admin/activities?keyword=重阳敬老包饺子', '重阳敬老包饺子');
export const draft = linkIn('/admin/activities?keyword=冬季清雪应急服务', '冬季清雪应急服务');
export const staff = linkIn('/admin/access?keyword=演示·林若溪', '演示·林若溪');
/** Nobody hands her own duties over: somebody else's account shows how it is done. */
export const colleague = linkIn('/admin/access?keyword=演示·吴静', '演示·吴静');
export const beneath =
  (find: (page: Page) => Promise<string>, below: string) =>
  async (page: Page): Promise<string> =>
    `${await find(page)}${below}`;
export const pressing =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name, exact: true }).first().click();

/** Emptied by Playwright before each run, so that no sign-in outlives it. */
const kept = resolve(import.meta.dirname, '../../test-results/signed-in');
type Kept = NonNullable<Parameters<typeof openWindow>[1]['storageState']>;

/**
 * A window at the desk, signed in as one of the demo's people. A step of the authenticator counts once, so that every
 * sign-in waits for the next: the sign-in is kept for the tests that follow, while it lasts.
 */
export async function openDesk(browser: Browser, who: string): Promise<Window> {
  const file = resolve(kept, `${who}.json`);
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
  const window = await openWindow(browser, { viewport: desktop, ...(before ? { storageState: before } : {}) });
  const { page, context } = window;
  if (before) {
    await page.goto('/admin/keys');
    const inside = page.getByRole('navigation', { name: '菜单' });
    await expect(inside.or(page.getByLabel('密码', { exact: true }))).toBeAttached();
    if (await inside.count()) return window;
  }
  await signInToAdmin(page, who, demoPassword, () => demoCode(who));
  mkdirSync(kept, { recursive: true });
  await context.storageState({ path: `${file}.${process.pid}` });
  renameSync(`${file}.${process.pid}`, file);
  return window;
}

/** Walks from stop to stop, as one of the demo's people or, without a telephone number, as a stranger. */
export async function look(browser: Browser, stops: readonly Stop[], who?: string): Promise<void> {
  const { context, page, watch } = who
    ? await openDesk(browser, who)
    : await openWindow(browser, { viewport: desktop });
  await tour(page, stops);
  watch.expectClean();
  await context.close();
}

/** Does something at the desk as one of the demo's people; the window is watched all the while. */
export async function atDesk(browser: Browser, who: string, work: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, watch } = await openDesk(browser, who);
  await page.goto('/admin/');
  // Keys pressed before the desk stands would be nobody's.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await work(page);
  watch.expectClean();
  await context.close();
}

/** Answers the question that stands over the page with words of one's own. */
export async function answerWith(page: Page, words: string, button: string): Promise<void> {
  const question = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: button, exact: true }) });
  await question.getByRole('textbox').fill(words);
  await question.getByRole('button', { name: button, exact: true }).click();
  await expect(question).toHaveCount(0);
}
