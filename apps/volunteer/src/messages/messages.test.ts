import { expect, test } from 'vitest';
import { faultsBetween, textsOf, unsaid } from '../../../../packages/web/src/messages/check.ts';
import sharedEn from '../../../../packages/web/src/messages/en.ts';
import shared from '../../../../packages/web/src/messages/zh.ts';
import en from './en.ts';
import zh from './zh.ts';

const known = new Set([...textsOf(zh).keys(), ...textsOf(shared).keys()]);
const sources = import.meta.glob<string>('../**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true });
const sharedSources = import.meta.glob<string>('../../../../packages/web/src/**/*.{vue,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What the pages and the shared parts say; messages and tests do not count. */
const spoken = Object.entries({ ...sources, ...sharedSources })
  .filter(([path]) => !/\.test\.|\/messages\/|\/testing\//.test(path))
  .map(([, source]) => source)
  .join('\n');
const matches = (pattern: RegExp): string[] => [...spoken.matchAll(pattern)].map((match) => match[1] ?? '');

test('English has every text Chinese has with the same values, in two forms at most, and no Chinese but the name of the language', () => {
  expect(faultsBetween(zh, en, ['me.languages.zh'])).toEqual([]);
  expect(faultsBetween(shared, sharedEn)).toEqual([]);
});

test('every text a page names exists', () => {
  const named = matches(/\bt\(\s*'([\w.]+)'/g);
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter((key) => !known.has(key))).toEqual([]);
});

test('every text is said somewhere: none is left over', () => {
  expect(unsaid(zh, [spoken])).toEqual([]);
});

test('no template holds Chinese of its own: all texts pass the i18n layer', () => {
  const templates = Object.entries(sources)
    .filter(([path]) => path.endsWith('.vue'))
    .map(([path, source]) => [
      path,
      source.slice(source.indexOf('<template>'), source.indexOf('<style')).replaceAll(/<!--.*?-->/gs, ''),
    ]);
  const spoken = templates.filter(([, template]) => /[\u4e00-\u9fff]/.test(template ?? '')).map(([path]) => path);
  expect(spoken).toEqual([]);
});
