import { expect, type Page, type Request } from '@playwright/test';
import { laidOut, picture } from './picture.ts';
import { visit } from './visit.ts';

/** What the server answered in Chinese to this window, by type and field: what one page asked for the next may show again. */
interface Answers {
  readonly texts: Map<string, Set<string>>;
  /** Questions still without an answer; a live screen's stream is none. */
  readonly waiting: () => number;
}

const isDemo = (said: string): boolean => said.startsWith('演示');
const han = /\p{Script=Han}/u;

function collect(value: unknown, at: string, texts: Map<string, Set<string>>): void {
  if (typeof value === 'string') {
    if (han.test(value)) texts.set(at, (texts.get(at) ?? new Set()).add(value));
  } else if (Array.isArray(value)) for (const one of value) collect(one, at, texts);
  else if (value && typeof value === 'object') {
    const { __typename: type = at } = value as { __typename?: string };
    for (const [field, inner] of Object.entries(value)) collect(inner, `${type}.${field}`, texts);
  }
}

/** Listens to everything the platform answers this window. */
function listen(page: Page): Answers {
  const texts = new Map<string, Set<string>>();
  const open = new Set<Request>();
  const asks = (request: Request): boolean =>
    request.url().endsWith('/graphql') && !request.headers()['accept']?.includes('event-stream');
  page.on('request', (request) => {
    if (asks(request)) open.add(request);
  });
  page.on('requestfailed', (request) => open.delete(request));
  page.on('requestfinished', async (request) => {
    if (asks(request)) {
      const body: unknown = await (await request.response())?.json().catch(() => null);
      collect((body as { data?: unknown } | null | undefined)?.data, '', texts);
    }
    open.delete(request);
  });
  return { texts, waiting: () => open.size };
}

/**
 * Words of the platform's own that travel in Chinese: on an English page they must have been translated. All other text the
 * server sends is what people wrote or what places and units are called, and stays as it is.
 */
const ownWords = [
  /\.(message|actionLabel|roleName|typeName|requiredQualification)$/,
  /^(Grant|HandoverGrant|HandoverItems|RightHere|Right)\.label$/,
  /^(ServiceType|ServiceTypeBrief|QualificationKind|QualificationKindBrief)\.(name|description)$/,
];

/** What stands in Chinese on the page and is not what somebody wrote; what is not marked as Chinese. */
async function englishFaults(page: Page, { texts }: Answers): Promise<string[]> {
  const content = [...texts]
    // A type or kind that somebody added while trying the platform is her word, not the platform's.
    .flatMap(([at, said]) => (ownWords.some((own) => own.test(at)) ? [...said].filter(isDemo) : [...said]))
    .flatMap((said) => [said, ...said.split('\n')])
    .sort((a, b) => b.length - a.length);
  const shown = await page.evaluate(() => {
    const seen = /[\p{Script=Han}\u3001-\u3011\uff00-\uff5e]/u;
    const found: { text: string; where: string; marked: boolean }[] = [];
    const add = (text: string, element: Element, spoken: boolean): void => {
      if (!seen.test(text)) return;
      const marked = !spoken || element.closest('[lang]') !== document.documentElement;
      found.push({ text, marked, where: `${element.tagName.toLowerCase()}.${element.className}`.slice(0, 60) });
    };
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('script, style, noscript') || !element.getClientRects().length) continue;
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      add(own.map((node) => node.nodeValue ?? '').join(''), element, true);
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
        add(element.getAttribute(name) ?? '', element, false);
    }
    add(document.title, document.documentElement, false);
    return { found, lang: document.documentElement.lang };
  });
  const faults = new Set<string>();
  if (shown.lang !== 'en') faults.add(`the document is in “${shown.lang}”`);
  for (const { text, where, marked } of shown.found) {
    const rest = content
      .reduce((left, said) => left.replaceAll(said, ' '), text.replace(/^\s*中文\s*$/, ''))
      // The first mark of a name stands for a face.
      .replace(/^\s*\p{Script=Han}\s*$/u, '')
      // Quotation marks within a title turn into single ones when it is quoted.
      .replace(/[“”‘’]/g, '');
    const quoted = content.some(
      (said) => said.replace(/[“”]/g, '') && text.replace(/[‘’“”]/g, '').includes(said.replace(/[“”]/g, '')),
    );
    if (/[\p{Script=Han}\u3001-\u3011\uff00-\uff5e]/u.test(rest) && !quoted)
      faults.add(`${where}: ${text.trim().slice(0, 80)}`);
    else if (!marked && (text.match(/\p{Script=Han}/gu)?.length ?? 0) > 2 * (text.match(/[A-Za-z]{2,}/g)?.length ?? 0))
      faults.add(`${where} is not marked as Chinese: ${text.trim().slice(0, 40)}`);
  }
  return [...faults];
}

export interface EnglishPage {
  readonly path: string | ((page: Page) => Promise<string>);
  /** What a person does there before it is read. */
  readonly act?: (page: Page) => Promise<void>;
}

/** Opens every page in English, wide and narrow, and tells all that is wrong together. */
export async function readInEnglish(page: Page, pages: readonly EnglishPage[]): Promise<void> {
  const answers = listen(page);
  await page.addInitScript(() => localStorage.setItem('jinguo-tongue', 'en'));
  await page.reload();
  const found: string[] = [];
  for (const { path, act } of pages) {
    const to = typeof path === 'string' ? path : await path(page);
    const name = to.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
    await visit(page, to);
    await expect(page.locator('h1').first()).toBeVisible();
    if (!to.endsWith('no-such-page')) await expect(page.locator('h1').first()).not.toHaveText('No such page');
    await expect(page.locator('.jg-skeleton')).toHaveCount(0);
    await act?.(page);
    await expect.poll(answers.waiting, { message: `${name}: all is answered` }).toBe(0);
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 860 });
      await laidOut(page);
      const faults = await englishFaults(page, answers);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (excess > 0) faults.push(`${excess} px wider than the window`);
      found.push(...faults.map((fault) => `${name} (${width}): ${fault}`));
      await picture(page, `english/${name.replaceAll(/[^\w-]+/g, '-')}-${width}`);
    }
  }
  // Said once, whatever the width it was seen at.
  expect([...new Set(found.map((one) => one))]).toEqual([]);
}
