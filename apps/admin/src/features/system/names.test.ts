import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import en from '../../messages/en/system.ts';
import zh from '../../messages/zh/system.ts';

const modules = resolve(import.meta.dirname, '../../../../api/src/modules');
const kinds = globSync('**/*.ts', { cwd: modules })
  .filter((file) => !file.includes('.test.') && !file.includes('testing/'))
  .flatMap((file) => [...readFileSync(resolve(modules, file), 'utf8').matchAll(/eventKind<[\s\S]*?>\(\s*'([\w.-]+)'/g)])
  .map(([, name]) => (name ?? '').replaceAll(/[.-]/g, '_'));

test('whatever can stay undelivered is told in plain words, in both tongues', () => {
  expect(kinds.length).toBeGreaterThan(30);
  expect(kinds.filter((name) => !(name in zh.system.names))).toEqual([]);
  expect(kinds.filter((name) => !(name in en.system.names))).toEqual([]);
});
