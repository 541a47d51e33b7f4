import type { Page } from '@playwright/test';

export const picturing = process.env['JOURNEY_PICTURES'] === '1';

/** Two frames: what a new width or colour changes is laid out by then. */
export const laidOut = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/**
 * Keeps a picture of the whole page under `test-results`, for whoever wants to look at every page: with JOURNEY_PICTURES=1.
 * Hundreds of them take minutes, which a run that only judges does not need.
 */
export async function picture(page: Page, name: string): Promise<void> {
  if (!picturing) return;
  await page.screenshot({
    path: `test-results/${name}.png`,
    fullPage: true,
    animations: 'disabled',
    timeout: 60_000,
  });
}
