import type { Page } from '@playwright/test';

/** The page that stands for addresses which lead nowhere: everything of the page before it is gone once it shows. */
const nowhere = ['没有这个页面', 'No such page'];
const app = (path: string): string => (path.startsWith('/admin') ? '/admin/' : '/');
const standing = '[role="dialog"], .el-overlay, .van-overlay, .van-popup';

/**
 * Opens an address the way a link in the app does, by its router: to load the app anew for each of some three hundred pages
 * takes longer than to look at them. A page left as it was found gives way to the page for lost addresses first, so that
 * nothing of it can be taken for the next one. Where the app is not open yet, or something stands over the page, it loads.
 */
export async function visit(page: Page, path: string): Promise<void> {
  if (await gaveWay(page, path)) await go(page, path);
  else await page.goto(path);
}

async function gaveWay(page: Page, path: string): Promise<boolean> {
  if (!page.url().startsWith('http')) return false;
  const { pathname } = new URL(page.url());
  if (app(pathname) !== app(path) || path.includes('#')) return false;
  const lost = `${app(path)}left-behind`;
  await go(page, lost);
  const arrived = await page
    .waitForFunction(
      ({ names, at }) => {
        // Whoever is not signed in is led elsewhere; a page with unsaved words asks first.
        if (location.pathname !== at) return 'elsewhere';
        return names.includes(document.querySelector('h1')?.textContent?.trim() ?? '') ? 'there' : null;
      },
      { names: nowhere, at: lost },
      { timeout: 2000 },
    )
    .then(
      (answer) => answer.jsonValue(),
      () => 'elsewhere',
    );
  if (arrived !== 'there') return false;
  return (await page.locator(standing).filter({ visible: true }).count()) === 0;
}

const go = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, path);
