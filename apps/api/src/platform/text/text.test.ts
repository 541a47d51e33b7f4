import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseInput } from '../input.ts';
import { optionalPersonName, optionalText, personName, text } from './input-text.ts';
import { maskIdNumber, maskName, maskPhone } from './mask.ts';
import { searchColumns, searchTerms } from './search.ts';

describe('masking (house rule, rules §6)', () => {
  it.each([
    ['王', '*'],
    ['𠮷', '*'],
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

describe('what nobody sees', () => {
  const Short = z.object({ it: text(40) });
  const Long = z.object({ it: text(4000) });
  const Name = z.object({ it: personName });
  const unseen = [
    ...['\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u202A', '\u202E', '\u2060', '\u2066', '\u2069', '\uFEFF'],
    ...['\u00AD', '\u034F', '\u061C', '\u115F', '\u17B4', '\u180E', '\u3164', '\uFFA0', '\uFFFA', '\uFE0F', '\uFE01'],
    ...['\u{E0001}', '\u{E0041}', '\u{1D173}'],
  ];
  it.each(unseen)('%j is taken out of every text', (mark) => {
    expect(parseInput(Short, { it: `${mark}社${mark} 区${mark}` })).toEqual({ it: '社 区' });
    expect(parseInput(Long, { it: `第一行${mark}。\n第二行` })).toEqual({ it: '第一行。\n第二行' });
    expect(parseInput(Name, { it: `演示${mark}·王${mark}丽` })).toEqual({ it: '演示·王丽' });
  });
  it.each([...unseen, ' ', '　', '\u00A0', '\u2800', '\u0301'])('a text of %j alone says nothing', (mark) => {
    for (const schema of [Short, Long])
      expect(parseInput(schema, { it: mark.repeat(3) })).toMatchObject({
        reasons: [{ code: 'REQUIRED', field: 'it' }],
      });
    expect(parseInput(Name, { it: mark.repeat(3) })).toMatchObject({ reasons: [{ code: 'TOO_SHORT', field: 'it' }] });
  });
  it.each(['\u0007', '\u001B', '\u007F', '\u0085\u009B', '\uFFFE', '\u{1FFFF}', '\uDC00'])('%j is refused', (mark) =>
    expect(parseInput(Short, { it: `社区${mark}` })).toMatchObject({ reasons: [{ code: 'UNSUPPORTED_CHARACTERS' }] }),
  );
  it('a family of emoji, a heart, a key and the form of an ideograph stay whole', () => {
    const whole = '👩‍👩‍👧 ❤️ 👩🏽‍⚕️ 1️⃣ 葛\u{E0100}';
    expect(parseInput(Short, { it: whole })).toEqual({ it: whole });
    expect(parseInput(Name, { it: '葛\u{E0100}丽' })).toEqual({ it: '葛丽' });
  });
  it('a name or title is one line, a long text keeps its lines', () => {
    expect(parseInput(Short, { it: '社区\r\n\t大扫除' })).toEqual({ it: '社区 大扫除' });
    expect(parseInput(Long, { it: '一\r\n二\u2028三\n\n四' })).toEqual({ it: '一\n二\n三\n\n四' });
  });
  it('a name of digits, marks or emoji is refused with its own words, and a person in charge may be unnamed', () => {
    for (const it of ['13812345678', '……', '😀😀', '王丽!'])
      expect(parseInput(Name, { it })).toMatchObject({ reasons: [{ code: 'INVALID_NAME', field: 'it' }] });
    const Maybe = z.object({ it: optionalPersonName });
    expect(parseInput(Maybe, {})).toEqual({ it: '' });
    expect(parseInput(Maybe, { it: '王　丽' })).toEqual({ it: '王丽' });
    expect(parseInput(Maybe, { it: '123' })).toMatchObject({ reasons: [{ code: 'INVALID_NAME' }] });
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
  it.each(['法律', '律咨', '社', '法律咨询', 'falv', 'FALV', 'flzx', 'zixun', '法\u200B律'])('finds by %s', (keyword) =>
    expect(finds(keyword)).toBe(true),
  );
  it.each(['法咨', '%', 'xyz', '律法'])('does not find by %s', (keyword) => expect(finds(keyword)).toBe(false));
  it('asks nothing of a blank keyword', () => expect(searchTerms('  ')).toBeNull());
});
