import { expect, type Page } from '@playwright/test';

/** Everything that can be pressed, chosen or written in; of a group of radio buttons or tabs, the one that stands for it. */
const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
const others = ':disabled, [tabindex="-1"], [type=radio]:not(:checked), [aria-hidden=true] *';

/** Presses Tab through each page: every control is reached, and each shows that it has the focus. */
export async function expectReachedByTab(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    // Loaded anew: the walk begins where a new page begins.
    await page.goto(path);
    await expect(page.locator('h1').first()).toBeVisible();
    await expect(page.locator('.jg-skeleton')).toHaveCount(0);
    await page.waitForLoadState('networkidle');
    const there = await mark(page);
    const reached = new Set<string>();
    for (let presses = 0; presses < there.length + 6; presses += 1) {
      await page.keyboard.press('Tab');
      const at = await focused(page);
      if (!at) continue;
      expect(at.shown, `${path}: ${at.name} shows its focus`).toBe(true);
      reached.add(at.index);
    }
    const missed = there.filter((_, index) => !reached.has(String(index)));
    expect(missed, `${path}: controls that Tab does not reach`).toEqual([]);
  }
}

/** Numbers the page's controls, and keeps how each looks without the focus. */
const mark = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([all, not]) => {
      const look = (part: Element | null | undefined): string => {
        if (!part) return '';
        const { outline, boxShadow, borderColor, backgroundColor, color } = getComputedStyle(part);
        return [outline, boxShadow, borderColor, backgroundColor, color].join();
      };
      const looks = (one: Element): string =>
        [one, one.parentElement, one.parentElement?.parentElement, one.nextElementSibling].map(look).join('|');
      Object.assign(window, { looks });
      return [...document.querySelectorAll<HTMLElement>(all)]
        .filter((one) => one.getClientRects().length && !one.matches(not))
        .map((one, index) => {
          one.dataset['control'] = String(index);
          one.dataset['unfocused'] = looks(one);
          return one.outerHTML.slice(0, 120);
        });
    },
    [controls, others] as const,
  );

/** The control that has the focus, and whether it, or what is drawn for it, comes to show so: colours take a moment to change. */
const focused = (page: Page): Promise<{ index: string; shown: boolean; name: string } | null> =>
  page.evaluate(async () => {
    const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const one = document.activeElement as HTMLElement | null;
    if (one?.dataset['control'] === undefined) return null;
    const { looks } = window as unknown as { looks: (one: Element) => string };
    const shows = (): boolean => looks(one) !== one.dataset['unfocused'];
    const until = performance.now() + 2000;
    while (!shows() && performance.now() < until) await frame();
    return { index: one.dataset['control'], shown: shows(), name: one.outerHTML.slice(0, 120) };
  });
