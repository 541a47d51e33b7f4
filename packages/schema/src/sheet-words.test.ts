import { expect, it } from 'vitest';
import { exportKindWords } from './index.ts';
import { sheetHeads, sheetSays } from './sheet-words.ts';

it('every word of a sheet stands in both tongues, and the English holds no Chinese', () => {
  const words = Object.entries({ ...sheetHeads, ...sheetSays, ...exportKindWords });
  expect(words.filter(([, { zh }]) => !/\p{Script=Han}/u.test(zh)).map(([name]) => name)).toEqual([]);
  expect(words.filter(([, { en }]) => !en || /\p{Script=Han}/u.test(en)).map(([name]) => name)).toEqual([]);
});

it('the name of a kind may stand on a sheet: at most 31 characters, none that a workbook refuses', () => {
  for (const { zh, en } of Object.values(exportKindWords))
    for (const name of [zh, en]) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
});
