import { describe, expect, it } from 'vitest';
import { isPersonName, tidyPersonName } from './person-name.ts';

describe('a person’s name', () => {
  it.each([
    '王丽',
    '欧阳修文',
    '𠮷田䶮',
    '〇〇',
    '阿依古丽·买买提',
    '演示·王小丽',
    'Mary-Jane O’Brien',
    "D'Angelo Jr.",
    'J. R. Müller',
    'Nguyễn Thị Ánh',
    '王Mary',
    '王丽2',
    '王丽２',
  ])('%s is one', (name) => expect(isPersonName(tidyPersonName(name))).toBe(true));

  it.each([
    '12345678',
    '1·2',
    '……',
    '·',
    '王丽·',
    '·王丽',
    '王··丽',
    '王丽😀',
    '<b>王丽</b>',
    '=王丽',
    '王，丽',
    '王丽、李梅',
    'Mary--Jane',
    'Z͑ͫ̓ͪalgo',
    '王\n丽=',
  ])('%s is none', (name) => expect(isPersonName(tidyPersonName(name))).toBe(false));

  it.each([
    ['王　丽', '王丽'],
    ['王 小 丽', '王小丽'],
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['阿依古丽 ・ 买买提', '阿依古丽·买买提'],
    ['Ｍａｒｙ   Smith', 'Mary Smith'],
    ['⼥⽣', '女生'],
  ])('%s is written %s', (name, tidy) => expect(tidyPersonName(name)).toBe(tidy));
});
