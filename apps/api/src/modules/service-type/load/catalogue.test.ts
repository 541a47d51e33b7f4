import { namesInEnglish } from '@jinguo/schema/catalogue';
import { expect, test } from 'vitest';
import { catalogue, qualificationKinds } from './catalogue.ts';

test('every service and every paper an installation begins with is told in English to those who read it', () => {
  const told = [
    ...catalogue.flatMap(({ name, description }) => [name, description]),
    ...qualificationKinds.map(([, name]) => name),
  ];
  expect(told.filter((name) => !namesInEnglish.has(name))).toEqual([]);
  expect([...namesInEnglish.values()].filter((name) => /\p{Script=Han}/u.test(name))).toEqual([]);
});
