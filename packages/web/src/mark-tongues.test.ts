import { afterEach, expect, test } from 'vitest';
import { isChinese, markTongues } from './mark-tongues.ts';

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));
const langOf = (id: string): string | null => document.getElementById(id)?.getAttribute('lang') ?? null;

afterEach(() => {
  markTongues('zh');
  document.body.innerHTML = '';
});

test('words are Chinese when most of them are; an English sentence that names one thing in Chinese is not', () => {
  expect(isChinese('演示·王秀兰')).toBe(true);
  expect(isChinese('Wed 25 Nov · 张店区妇女联合会')).toBe(true);
  expect(isChinese('Cancel the activity of 王')).toBe(false);
  expect(isChinese('2.5 hours of “重阳敬老包饺子” have been handed in')).toBe(false);
  expect(isChinese('138****0001')).toBe(false);
});

test('on an English page a Chinese name is marked as Chinese wherever and whenever it appears, and English is not', async () => {
  document.body.innerHTML = '<p id="a">演示·王秀兰</p><p id="b">Name</p><p id="own" lang="zh-TW">繁體</p>';
  markTongues('en');
  expect([langOf('a'), langOf('b'), langOf('own')]).toEqual(['zh-CN', null, 'zh-TW']);
  document.body.insertAdjacentHTML('beforeend', '<div><b id="c">法律咨询进社区</b></div>');
  const b = document.getElementById('b');
  if (b?.firstChild) b.firstChild.nodeValue = '张店区';
  await settled();
  expect([langOf('b'), langOf('c')]).toEqual(['zh-CN', 'zh-CN']);
});

test('what turns English again, or a page that turns Chinese, carries no mark', async () => {
  document.body.innerHTML = '<p id="a">演示·王秀兰</p><p id="b">张店区</p>';
  markTongues('en');
  const a = document.getElementById('a');
  if (a) a.textContent = 'Nobody';
  await settled();
  expect([langOf('a'), langOf('b')]).toEqual([null, 'zh-CN']);
  markTongues('zh');
  expect(langOf('b')).toBe(null);
});
