import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseInput } from '../input.ts';
import { optionalText, text } from './input-text.ts';
import { maskIdNumber, maskName, maskPhone } from './mask.ts';
import { searchColumns, searchTerms } from './search.ts';

describe('masking (house rule, rules §6)', () => {
  it.each([
    ['王丽', '王*'],
    ['王小丽', '王*丽'],
    ['欧阳修文', '欧阳**'],
    ['欧阳娜', '欧阳*'],
    ['𠮷田𠮷', '𠮷*𠮷'],
    ['阿依古丽', '阿**丽'],
    ['古丽米热·买买提', '古**提'],
    ['欧阳修文文文', '欧阳**'],
  ])('%s reads %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
  it('keeps three and four digits of a phone, six and four of an ID number', () => {
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskIdNumber('370303199003070021')).toBe('370303********0021');
  });
});

describe('text from people', () => {
  const Input = z.object({ name: text(5), note: optionalText(3) });
  it('counts characters beyond the basic plane as one and trims', () => {
    expect(parseInput(Input, { name: '  𠮷𠮷𠮷𠮷䶮 ' })).toEqual({ name: '𠮷𠮷𠮷𠮷䶮', note: '' });
  });
  it('refuses every fault at once, with its field', () => {
    expect(parseInput(Input, { name: 'x'.repeat(100_000), note: 'ab\u0000' })).toMatchObject({
      reasons: [
        { code: 'TOO_LONG', field: 'name', params: { max: 5 } },
        { code: 'UNSUPPORTED_CHARACTERS', field: 'note' },
      ],
    });
    expect(parseInput(Input, { name: '   ' })).toMatchObject({ reasons: [{ code: 'REQUIRED', field: 'name' }] });
    expect(parseInput(Input, { name: 'a\uD800' })).toMatchObject({
      reasons: [{ code: 'UNSUPPORTED_CHARACTERS', field: 'name' }],
    });
  });
});

describe('search by bigrams', () => {
  const row = searchColumns('法律咨询进社区');
  const finds = (keyword: string): boolean => {
    const terms = searchTerms(keyword);
    if (!terms) return true;
    const like = terms.like.slice(1, -1).replace(/\\(.)/g, '$1');
    return terms.grams.every((gram) => row.searchGrams.includes(gram)) && row.searchText.includes(like);
  };
  it.each(['法律', '律咨', '社', '法律咨询', 'falv', 'FALV', 'flzx', 'zixun'])('finds by %s', (keyword) =>
    expect(finds(keyword)).toBe(true),
  );
  it.each(['法咨', '%', 'xyz', '律法'])('does not find by %s', (keyword) => expect(finds(keyword)).toBe(false));
  it('asks nothing of a blank keyword', () => expect(searchTerms('  ')).toBeNull());
});
