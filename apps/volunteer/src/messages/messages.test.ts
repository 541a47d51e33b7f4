import { expect, test } from 'vitest';
import sharedEn from '../../../../packages/web/src/messages/en.ts';
import shared from '../../../../packages/web/src/messages/zh.ts';
import en from './en.ts';
import zh from './zh.ts';

const keysOf = (tree: object, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
const textsOf = (tree: object, path = ''): Map<string, string> =>
  new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...textsOf(value, `${path}${key}.`)],
    ),
  );
const known = new Set([...keysOf(zh), ...keysOf(shared)]);
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

test('English has every text Chinese has, and each names the same values', () => {
  expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
  expect(keysOf(sharedEn).sort()).toEqual(keysOf(shared).sort());
  const values = (text: string): string[] =>
    [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
  const different = [...textsOf({ ...zh, shared })].filter(
    ([key, text]) => String(values(text)) !== String(values(textsOf({ ...en, shared: sharedEn }).get(key) ?? '')),
  );
  expect(different).toEqual([]);
});

test('no English text holds Chinese but the name of the language', () => {
  const chinese = [...textsOf({ ...en, shared: sharedEn })].filter(([, text]) => /[\u4e00-\u9fff]/.test(text));
  expect(chinese.map(([key]) => key)).toEqual(['me.languages.zh']);
});

test('an English text with two forms has exactly two, and a Chinese one never has any', () => {
  expect([...textsOf(en)].filter(([, text]) => text.split('|').length > 2)).toEqual([]);
  expect([...textsOf({ ...zh, shared })].filter(([, text]) => text.includes('|'))).toEqual([]);
});

test('every text a page names exists', () => {
  const named = matches(/\bt\(\s*'([\w.]+)'/g);
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter((key) => !known.has(key))).toEqual([]);
});

test('every text is said somewhere: none is left over', () => {
  const literal = new Set(matches(/'([a-z]\w*(?:\.\w+)+)'/g));
  const families = matches(/`([a-z]\w*(?:\.\w+)*\.)\$\{/g);
  const unused = keysOf(zh).filter((key) => !literal.has(key) && !families.some((family) => key.startsWith(family)));
  expect(unused).toEqual([]);
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
