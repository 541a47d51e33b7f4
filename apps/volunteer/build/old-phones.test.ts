// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import postcss from 'postcss';
import { expect, test } from 'vitest';
import { flexGap } from './flex-gap.ts';
import { tooNewIn } from './old-phones.ts';

const legacy = readFileSync(join(import.meta.dirname, '../public/legacy.js'), 'utf8');

test('syntax and calls younger than Chromium 69 are refused, what it knows is not', () => {
  expect(tooNewIn('const a = b?.c ?? 1n; export * as d from "./d.js";').sort()).toEqual([
    '1n',
    '?.',
    '??',
    'export * as',
  ]);
  for (const behind of ['/(?<=a)b/u', "new RegExp('(?<!a)b')", 'new RegExp(`(?<=[$' + '{a}])b`)'])
    expect(tooNewIn(behind)).toEqual(['(?<=']);
  expect(tooNewIn('/(?<year>a)(?=b)/u')).toEqual([]);
  expect(tooNewIn('class A { #b = 1; }')[0]).toContain('SyntaxError');
  expect(tooNewIn('x.replaceAll("a", "b"); Promise.any([]); crypto.randomUUID(); structuredClone({});').sort()).toEqual(
    ['.replaceAll()', 'Promise.any()', 'crypto.randomUUID()', 'structuredClone'],
  );
  expect(
    tooNewIn(`
      async function* f({ a, ...rest }) { try { await import('./x.js'); } catch { yield import.meta.url; } }
      const wrapped = { toSorted() { return raw(this).toSorted(); } };
      const ref = typeof WeakRef === 'undefined' ? null : new WeakRef({});
      list.at(-1); parser.any(); Object.fromEntries([]);`),
  ).toEqual([]);
});

test('a phone of that time gets what it lacks, a present one keeps its own', async () => {
  const old = createContext({ setTimeout });
  runInContext(
    `delete Object.fromEntries; delete Object.hasOwn; delete Array.prototype.at; delete Promise.allSettled;
     delete globalThis.queueMicrotask; var self = globalThis; delete self.globalThis;`,
    old,
  );
  runInContext(legacy, old);
  expect(runInContext('Object.fromEntries(new Map([["a", 1]])).a + [1, 2, 3].at(-1) + [4].at(0)', old)).toBe(8);
  expect(runInContext('Object.hasOwn({ a: 1 }, "a") && !Object.hasOwn({}, "toString")', old)).toBe(true);
  expect(runInContext('globalThis === self && typeof queueMicrotask', old)).toBe('function');
  expect(await runInContext('Promise.allSettled([1, Promise.reject(2)]).then((all) => JSON.stringify(all))', old)).toBe(
    '[{"status":"fulfilled","value":1},{"status":"rejected","reason":2}]',
  );
  const present = createContext({});
  expect(runInContext(`var own = Array.prototype.at; var self = this; ${legacy}; own === [].at`, present)).toBe(true);
});

test('the script that runs first is understood by any browser at all', () => {
  expect(() => parse(legacy, { ecmaVersion: 5 })).not.toThrow();
});

test('every flex box with a gap gets margins for browsers without it; grids, which know it, get none', async () => {
  const css = `.a { display: flex; gap: 8px } .b[data-v-1], .c { display: inline-flex; flex-wrap: wrap; gap: 4px 12px }
    .d { display: flex; flex-direction: column; gap: 2px } .e { display: grid; gap: 9px } .f { display: flex }`;
  const { css: made } = await postcss([flexGap()]).process(css, { from: undefined });
  expect(made).toContain('html.no-flex-gap .a > * + * { margin-left: 8px');
  expect(made).toContain('html.no-flex-gap .a > svg:only-child { margin-right: 8px');
  expect(made).toContain('html.no-flex-gap .b[data-v-1] > :not(:last-child)');
  expect(made).toContain('margin-right: 12px');
  expect(made).toContain('margin-top: calc(4px / 2)');
  expect(made).toContain('html.no-flex-gap .d > * + * { margin-top: 2px');
  expect(made).not.toMatch(/no-flex-gap \.[ef]/);
});
