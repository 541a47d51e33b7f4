import type { Browser, Page } from '@playwright/test';
import { mark, woman } from '../support/people.ts';
import { desktop, openWindow, type Window } from '../support/windows.ts';

/** Who and what the story is about; nobody else of the run has their names or numbers. */
export const village = '工盛社区';
export const team = `演示·工盛互助服务队${mark}`;
export const title = `重阳敬老包饺子${mark}`;
export const quickTitle = `楼道清扫${mark}`;
export const people = {
  first: woman('马冬梅'),
  second: woman('冯晓燕'),
  volunteer: woman('秦海棠', '1984-04-09'),
  elder: woman('程奶奶', '1951-02-11'),
  forgetful: woman('薛小满', '1996-05-21'),
};

/** What one step leaves for those after it. */
export const story = {
  joinUrl: '',
  activityPath: '',
  startsAt: new Date(),
  endsAt: new Date(),
  checkedIn: new Date(),
  leftAt: new Date(),
  firstDigits: '',
};

const windows: Record<string, Window> = {};
export const everyWindow = (): readonly Window[] => Object.values(windows);

/** A window for somebody who enters the story. */
export async function open(browser: Browser, who: string, viewport = desktop): Promise<Page> {
  windows[who] = await openWindow(browser, { viewport });
  return windows[who].page;
}

/** The window of somebody who is there already. */
export function of(who: string): Page {
  const window = windows[who];
  if (!window) throw new Error(`${who} has no window`);
  return window.page;
}

/** The opening the story's people take. */
export const opening = (page: Page) => page.getByRole('article').filter({ hasText: '包饺子' });
