import { expect, type Page } from '@playwright/test';
import { accessibilityFindings } from './axe.ts';
import { laidOut, picture } from './picture.ts';
import { desktop, phone } from './windows.ts';

/** A page to be looked at: its name for the pictures, its address, and words that are there once it has loaded. */
export interface Stop {
  readonly name: string;
  readonly path: string | ((page: Page) => Promise<string>);
  readonly ready: string | RegExp;
  /** What a person does there before it is looked at: opens a dialog, unfolds a line. */
  readonly act?: (page: Page) => Promise<void>;
}

const looks = [
  { look: 'desktop', viewport: desktop, colorScheme: 'light' },
  { look: 'desktop-dark', viewport: desktop, colorScheme: 'dark' },
  { look: 'phone-dark', viewport: phone, colorScheme: 'dark' },
  { look: 'phone', viewport: phone, colorScheme: 'light' },
] as const;

/** Loaded: nothing stands in for content any more, and no error took its place. */
async function settle(page: Page, { ready }: Stop): Promise<void> {
  await expect(page.getByText(ready).filter({ visible: true }).first(), `${String(ready)} is shown`).toBeVisible();
  await expect(page.locator('.jg-skeleton')).toHaveCount(0);
  await expect(page.getByText('没有加载出来')).toHaveCount(0);
}

/**
 * Goes to each stop; at both widths, light and dark, axe looks. No page is wider than its window.
 * What is wrong is told for all stops together.
 */
export async function tour(page: Page, stops: readonly Stop[]): Promise<void> {
  const found: string[] = [];
  for (const stop of stops) {
    await page.setViewportSize(desktop);
    const path = typeof stop.path === 'string' ? stop.path : await stop.path(page);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    try {
      await settle(page, stop);
      await stop.act?.(page);
    } catch (error) {
      found.push(`${stop.name}: ${String(error).split('\n').slice(0, 3).join(' ')}`);
      continue;
    }
    for (const { look, viewport, colorScheme } of looks) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      // The page hears of it in a moment of its own; a picture before that would be of the other look.
      await expect(page.locator('html.dark')).toHaveCount(colorScheme === 'dark' ? 1 : 0);
      await still(page);
      await laidOut(page);
      await picture(page, `pages/${stop.name}-${look}`);
      for (const finding of await accessibilityFindings(page)) found.push(`${stop.name} (${look}): ${finding}`);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (excess > 0) found.push(`${stop.name} (${look}): ${excess} px wider than the window`);
    }
  }
  expect(found).toEqual([]);
}

/** Colours on their way from one to another are no colours to judge. What turns for ever (a spinner) is not waited for. */
const still = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );

/** Where a link of a list leads. */
export const linkIn =
  (listPath: string, name: string | RegExp) =>
  async (page: Page): Promise<string> => {
    await page.goto(listPath);
    return (
      (await page
        .getByRole('link', { name, exact: typeof name === 'string' })
        .filter({ visible: true })
        .first()
        .getAttribute('href')) ?? ''
    );
  };
