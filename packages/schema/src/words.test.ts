import { describe, expect, it } from 'vitest';
import text from '../schema.graphql?raw';
import * as contract from './index.ts';

const { refusalWords, roleActions, actionWords } = contract;
const isWords = (value: object): value is contract.Words => 'zh' in value && typeof value.zh === 'string';
const words = Object.entries(contract)
  .filter(([name]) => name.endsWith('Words'))
  .flatMap(([list, table]) =>
    typeof table === 'string' || typeof table === 'number'
      ? []
      : isWords(table)
        ? [[list, table] as const]
        : Object.entries(table as Record<string, contract.Words>),
  )
  .map(([name, word]) => ({ name, ...word }));
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

describe('words people see', () => {
  it('every value has words in Chinese and in English', () => {
    expect(words.length).toBeGreaterThan(100);
    expect(words.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || en.trim() === '')).toEqual([]);
  });

  it('both languages of a refusal name the same facts', () => {
    const different = Object.entries(refusalWords).filter(
      ([, { zh, en }]) => String(placeholders(zh)) !== String(placeholders(en)),
    );
    expect(different).toEqual([]);
  });

  it('people are addressed as 您, hours are 小时, a proof is 证明, a coordinator is 队长', () => {
    expect(words.filter(({ zh }) => /你|证书|协调员|\dh\b/.test(zh))).toEqual([]);
  });

  it('no code or field name stands in a Chinese sentence', () => {
    const bare = words.map(({ name, zh }) => ({ name, zh: zh.replace(/\{\w+\}|WebP/g, '') }));
    expect(bare.filter(({ zh }) => /[a-z]+_|[a-z]{2,}[A-Z]|[A-Z]{2,}_/.test(zh))).toEqual([]);
  });
});

describe('roles', () => {
  it('a role holds known rights, each once', () => {
    for (const actions of Object.values(roleActions)) {
      expect(new Set(actions).size).toBe(actions.length);
      expect(actions.filter((action) => !(action in actionWords))).toEqual([]);
    }
  });

  it('whoever grants rights does not approve hours, and the other way round', () => {
    for (const actions of Object.values(roleActions)) {
      expect(actions.includes('grant.manage') && actions.includes('hours.approve')).toBe(false);
    }
  });
});

describe('the contract', () => {
  const enums = [...text.matchAll(/^enum (\w+) \{([^}]*)\}/gm)].map(([, name = '', body = '']) => ({
    name,
    values: body
      .replace(/"""[\s\S]*?"""/g, '')
      .split('\n')
      .map((line) => line.trim().split(' ', 1)[0] ?? '')
      .filter((word) => /^[A-Za-z]/.test(word)),
  }));
  const shared = enums.filter(({ name }) => name in contract);

  it('shares its lists of values with this package', () => {
    expect(shared.length).toBeGreaterThan(10);
  });

  it.each(shared)('$name is the same on the wire and here', ({ name, values }) => {
    const here = Object.keys((contract as Record<string, unknown>)[name] as object);
    expect([...values].sort()).toEqual([...here].sort());
  });
});

describe('quotation marks', () => {
  it('a title that brings its own stands in single ones within a sentence', () => {
    const { nestQuotes } = contract;
    expect(nestQuotes('取消““石榴花开”家庭教育大讲堂”')).toBe('取消“‘石榴花开’家庭教育大讲堂”');
    expect(nestQuotes('“甲”和“乙”')).toBe('“甲”和“乙”');
    expect(nestQuotes('没有引号')).toBe('没有引号');
  });
});
