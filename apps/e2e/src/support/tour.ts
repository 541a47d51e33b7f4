import { expect, type Page } from '@playwright/test';
import { accessibilityFindings } from './axe.ts';
import { laidOut, picture, picturing } from './picture.ts';
import { visit } from './visit.ts';
import { desktop, phone } from './windows.ts';

/** A page to be looked at: its name for the pictures, its address, and words that are there once it has loaded. */
export interface Stop {
  readonly name: string;
  readonly path: string | ((page: Page) => Promise<string>);
  readonly ready: string | RegExp;
  /** What a person does there before it is looked at: opens a dialog, unfolds a line. */
  readonly act?: (page: Page) => Promise<void>;
}

const looks = {
  desktop: { viewport: desktop, colorScheme: 'light' },
  'desktop-dark': { viewport: desktop, colorScheme: 'dark' },
  phone: { viewport: phone, colorScheme: 'light' },
  'phone-dark': { viewport: phone, colorScheme: 'dark' },
} as const;
type Look = keyof typeof looks;
const inTurn = ['desktop', 'phone-dark', 'desktop-dark', 'phone'] as const satisfies readonly Look[];
/**
 * Each stop is seen in one of the four looks, the next in the next, so that what pages share is seen in all; narrow enough is
 * every page. Who looks at pictures of every page (JOURNEY_PICTURES=1) gets four of each, and axe with them.
 */
const looksAt = (stop: number): readonly Look[] => (picturing ? inTurn : [inTurn[stop % inTurn.length] ?? 'desktop']);

/** The window as wide and as bright as that; the page hears of it in a moment of its own. */
async function wear(page: Page, look: Look): Promise<void> {
  const { viewport, colorScheme } = looks[look];
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
}

/** Loaded: nothing stands in for content any more, and no error took its place. */
async function settle(page: Page, { ready }: Stop): Promise<void> {
  await expect(page.getByText(ready).filter({ visible: true }).first(), `${String(ready)} is shown`).toBeVisible();
  await expect(page.locator('.jg-skeleton')).toHaveCount(0);
  await expect(page.getByText('没有加载出来')).toHaveCount(0);
}

/**
 * Goes to each stop; wide or narrow, light or dark, axe looks. No page is wider than a phone.
 * What is wrong is told for all stops together.
 */
export async function tour(page: Page, stops: readonly Stop[]): Promise<void> {
  const found: string[] = [];
  for (const [i, stop] of stops.entries()) {
    await page.setViewportSize(desktop);
    const path = typeof stop.path === 'string' ? stop.path : await stop.path(page);
    await wear(page, 'desktop');
    await visit(page, path);
    try {
      await settle(page, stop);
      await stop.act?.(page);
    } catch (error) {
      found.push(`${stop.name}: ${String(error).split('\n').slice(0, 3).join(' ')}`);
      continue;
    }
    for (const look of looksAt(i)) {
      await wear(page, look);
      // A picture before that would be of the other look.
      await expect(page.locator('html.dark')).toHaveCount(looks[look].colorScheme === 'dark' ? 1 : 0);
      await still(page);
      await laidOut(page);
      await picture(page, `pages/${stop.name}-${look}`);
      for (const finding of await accessibilityFindings(page)) found.push(`${stop.name} (${look}): ${finding}`);
    }
    await page.setViewportSize(phone);
    const excess = await excessOf(page);
    if (excess > 0) found.push(`${stop.name}: ${excess} px wider than a phone`);
  }
  expect(found).toEqual([]);
}

/** How much wider the page is than its window, once what hangs at the old width (an open menu) has found its new place. */
async function excessOf(page: Page): Promise<number> {
  const excess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await laidOut(page);
  await expect
    .poll(excess, { timeout: 3000 })
    .toBeLessThanOrEqual(0)
    .catch(() => undefined);
  return excess();
}

/** Colours on their way from one to another are no colours to judge. What turns for ever (a spinner) is not waited for. */
const still = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );

const links = new Map<string, string>();

/** Where a link of a list leads. The demo's things stay where they are: each is looked up once. */
export const linkIn =
  (listPath: string, name: string | RegExp) =>
  async (page: Page): Promise<string> => {
    const key = `${listPath} ${String(name)}`;
    const known = links.get(key);
    if (known) return known;
    await visit(page, listPath);
    const path = await page
      .getByRole('link', { name, exact: typeof name === 'string' })
      .filter({ visible: true })
      .first()
      .getAttribute('href');
    if (!path) throw new Error(`${listPath} has no link ${String(name)}`);
    links.set(key, path);
    return path;
  };
