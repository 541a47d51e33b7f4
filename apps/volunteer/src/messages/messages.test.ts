import { expect, test } from 'vitest';
import shared from '../../../../packages/web/src/messages/zh.ts';
import en from './en.ts';
import zh from './zh.ts';

const keysOf = (tree: object, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
const known = new Set([...keysOf(zh), ...keysOf(shared)]);
const sources = import.meta.glob<string>('../**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true });

test('English has every text Chinese has', () => {
  expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
});

test('every text a page names exists', () => {
  const named = Object.entries(sources)
    .filter(([path]) => !path.includes('.test.'))
    .flatMap(([, source]) => [...source.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((match) => match[1] ?? ''));
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter((key) => !known.has(key))).toEqual([]);
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
