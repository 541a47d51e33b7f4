import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultsBetween, unsaid } from '../../../../packages/web/src/messages/check.ts';
import webZh from '../../../../packages/web/src/messages/zh.ts';
import en from './en.ts';
import zh from './zh.ts';

const keys = (value: object, before = ''): string[] =>
  Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'object' && one !== null ? keys(one, `${before}${key}.`) : [`${before}${key}`],
  );
const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(vue|ts)$/.test(file) && !/gql|messages|\.test\./.test(file),
);
const texts = files.map((file) => readFileSync(join(source, file), 'utf8'));

test('English says everything Chinese says with the same values, nothing more, and nothing in Chinese', () => {
  expect(faultsBetween(zh, en)).toEqual([]);
});

test('every text is said somewhere: none is left over', () => {
  expect(unsaid(zh, texts)).toEqual([]);
});

test('every key a page asks for has its words', () => {
  const known = new Set(keys({ ...webZh, ...zh }));
  const asked = texts.flatMap((text) =>
    [...text.matchAll(/\bt\('([\w.-]+)'/g), ...text.matchAll(/(?:done|title): '([\w-]+\.[\w.]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  expect(asked.length).toBeGreaterThan(200);
  expect([...new Set(asked.filter((key) => !known.has(key)))]).toEqual([]);
});

test('no sentence stands in a template: Chinese comes from the words alone', () => {
  const stray = files.filter(
    (file, i) =>
      file.endsWith('.vue') &&
      /<template>[\s\S]*[\u4e00-\u9fff]/.test((texts[i] ?? '').replace(/<!--[\s\S]*?-->/g, '').replace(/中文|：/g, '')),
  );
  expect(stray).toEqual([]);
});
