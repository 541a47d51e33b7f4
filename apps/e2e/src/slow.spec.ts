import { expect, type Page, test } from '@playwright/test';
import { demo, demoPassword } from './support/admin.ts';
import { openDesk } from './support/desk.ts';
import { signInOnPhone } from './support/phone.ts';
import { openWindow, phone } from './support/windows.ts';

test.describe.configure({ timeout: 300_000 });

const kilobyte = 1024;
/** A village's network: slow 3G, as the browser's own tools mean it. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50 * kilobyte,
    uploadThroughput: 50 * kilobyte,
  });
}

interface Seen {
  skeleton: boolean;
  readonly shifts: { readonly value: number; readonly what: string }[];
}
type Watched = Window & { seen: Seen };

/** Notes whether something stood in for what was still to come, and what has moved by itself, as browsers measure it. */
const watchWaiting = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const seen: Seen = { skeleton: false, shifts: [] };
    (window as unknown as Watched).seen = seen;
    new MutationObserver(() => {
      seen.skeleton ||= document.querySelector('.jg-skeleton') !== null;
    }).observe(document, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null }[];
      }[])
        if (!entry.hadRecentInput)
          seen.shifts.push({
            value: entry.value,
            what: entry.sources
              .map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : ''))
              .join(' '),
          });
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** What browsers call a good page: less than a tenth of it has moved. */
const good = 0.1;
async function waitOn(page: Page, paths: readonly string[], kept: readonly string[] = []): Promise<void> {
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path, { waitUntil: 'commit' });
    await expect(page.locator('h1').first()).toBeAttached({ timeout: 30_000 });
    await expect(page.locator('.jg-skeleton')).toHaveCount(0, { timeout: 30_000 });
    const { skeleton, shifts } = await page.evaluate(() => (window as unknown as Watched).seen);
    if (!skeleton && !kept.includes(path)) found.push(`${path} does not show that it is loading`);
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    const worst = [...shifts].sort((a, b) => b.value - a.value)[0];
    if (sum > good) found.push(`${path}: what was seen moved by ${sum.toFixed(3)}, most of it ${worst?.what}`);
  }
  expect(found).toEqual([]);
}

test('on a slow network every page of the volunteers’ app shows that it is loading, and nothing jumps when it has', async ({
  browser,
}) => {
  const { context, page } = await openWindow(browser, { viewport: phone });
  await signInOnPhone(page, demo.volunteer, demoPassword);
  // Once quickly, so that the app itself is there already: what is tried is waiting for the answers.
  const paths = [
    '/',
    '/activities',
    '/shifts',
    '/hours',
    '/me/teams',
    '/me/rights',
    '/me/consents',
    '/inbox',
    '/notice',
  ];
  for (const path of paths) await page.goto(path);
  await watchWaiting(page);
  await slowDown(page);
  // Her shifts are kept on the phone: they are there at once.
  await waitOn(page, paths, ['/shifts']);
  await context.close();
});

test('on a slow network every list of the admin app shows that it is loading, and nothing jumps when it has', async ({
  browser,
}) => {
  const { context, page } = await openDesk(browser, demo.staff);
  const paths = [
    '/admin/',
    '/admin/activities',
    '/admin/volunteers',
    '/admin/teams',
    '/admin/hours',
    '/admin/organization',
    '/admin/identity-disputes',
    '/admin/access',
    '/admin/audit',
  ];
  for (const path of paths) await page.goto(path);
  await watchWaiting(page);
  await slowDown(page);
  await waitOn(page, paths);
  await context.close();
});

test('on a slow network a button says that it is working, and pressing it twice asks once', async ({ browser }) => {
  const { context, page } = await openWindow(browser, { viewport: phone });
  await page.goto('/sign-in');
  await slowDown(page);
  let asked = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('"SignIn"')) asked += 1;
  });
  await page.getByLabel('手机号码').fill(demo.volunteer);
  await page.getByLabel('密码').fill(demoPassword);
  const button = page.getByRole('button', { name: '登录', exact: true });
  await button.dblclick();
  // Both at one look: a moment later she may be in.
  await expect(button.and(page.locator('[aria-busy="true"]:disabled'))).toBeVisible();
  await expect(page.getByRole('navigation', { name: '主要页面' })).toBeVisible({ timeout: 30_000 });
  expect(asked).toBe(1);
  await context.close();
});
