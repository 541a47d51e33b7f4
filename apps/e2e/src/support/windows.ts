import type { Browser, BrowserContext, Page } from '@playwright/test';
import { baseURL } from '../../place.ts';
import { Watch } from './watch.ts';

/** One person's browser: its own cookies, its own window, watched. */
export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watch: Watch;
}

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

interface Looks {
  readonly viewport: { width: number; height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Another platform than the journeys' own. */
  readonly baseURL?: string;
  readonly storageState?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

export async function openWindow(browser: Browser, looks: Looks): Promise<Window> {
  const isPhone = looks.viewport.width < 600;
  const context = await browser.newContext({
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...(isPhone ? { hasTouch: true, deviceScaleFactor: 2 } : {}),
    ...looks,
  });
  const watch = await Watch.over(context);
  return { context, page: await context.newPage(), watch };
}
