import { useCaseEnglish } from '@jinguo/schema';
import { expect, test } from 'vitest';
import '../platform/files/note-download.ts';
import '../platform/files/store-file.ts';
import { useCaseNames } from '../platform/use-case.ts';
import { modules } from './modules.ts';

test('the audit log can tell every use case in English, and nothing that no longer exists', () => {
  const ours = new Set([...modules.map(({ name }) => name), 'files']);
  const names = useCaseNames().filter((name) => ours.has(name.split('.', 1)[0] ?? ''));
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => !(name in useCaseEnglish))).toEqual([]);
  expect(Object.keys(useCaseEnglish).filter((name) => !names.includes(name))).toEqual([]);
});
