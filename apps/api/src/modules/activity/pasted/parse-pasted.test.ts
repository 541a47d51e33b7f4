import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePasted } from './parse-pasted.ts';

const namesOf = (text: string): string[] => parsePasted(text).names.map(({ name }) => name);

describe('names out of a 接龙', () => {
  it('its title, example and empty lines are no people', () => {
    const text = `#接龙\n周六上午包饺子，请接龙报名\n例 姓名 时段\n\n1. 演示·王秀兰 上午\n2、李桂英 139 0000 0013\n3）🌸张丽华（带孩子）\n④ 刘玉梅报名\n- 陈淑珍，下午\n６．杨春燕＋赵红霞\n7️⃣ 欧阳静 👍👍`;
    expect(parsePasted(text).names).toMatchObject([
      { line: 5, name: '演示·王秀兰', phone: null, rest: '上午' },
      { line: 6, name: '李桂英', phone: '13900000013' },
      { line: 7, name: '张丽华', rest: '带孩子' },
      { line: 8, name: '刘玉梅' },
      { line: 9, name: '陈淑珍' },
      { line: 10, name: '杨春燕' },
      { line: 10, name: '赵红霞' },
      { line: 11, name: '欧阳静' },
    ]);
  });

  it('a phone may stand before the name, with +86 or dashes', () => {
    expect(parsePasted('13900000013 李桂英\n+86 139-0000-0014 王芳').names).toMatchObject([
      { name: '李桂英', phone: '13900000013' },
      { name: '王芳', phone: '13900000014' },
    ]);
  });

  it('several people in one line are several, each with the phone that stands at its place', () => {
    expect(namesOf('王秀兰、李桂英')).toEqual(['王秀兰', '李桂英']);
    expect(namesOf('1. 王秀兰 李桂英，欧阳静')).toEqual(['王秀兰', '李桂英', '欧阳静']);
    expect(namesOf('2. 演示·王秀兰 演示·李桂英')).toEqual(['演示·王秀兰', '演示·李桂英']);
    expect(parsePasted('王秀兰 13900000013、李桂英 13900000014').names).toMatchObject([
      { name: '王秀兰', phone: '13900000013' },
      { name: '李桂英', phone: '13900000014' },
    ]);
  });

  it('what is said behind a name is nobody: comments, times, what stands in brackets', () => {
    expect(namesOf('王秀兰 带孩子\n李桂英 马上到\n张丽 方便\n刘玉梅（和张丽华一起）')).toEqual([
      '王秀兰',
      '李桂英',
      '张丽',
      '刘玉梅',
    ]);
  });

  it('a name that ends like an answer keeps its end: the whole is read first, and shortened only beside it', () => {
    const readings = (text: string) => parsePasted(text).names.map((one) => [one.name, ...one.readings]);
    expect(readings('1. 周春来\n2. 王来\n3. 王来报名\n4. 刘玉梅来\n5. 刘玉梅可以来')).toEqual([
      ['周春来', '周春来', '周春'],
      ['王来', '王来'],
      ['王来', '王来报名', '王来'],
      ['刘玉梅来', '刘玉梅来', '刘玉梅'],
      ['刘玉梅', '刘玉梅可以来', '刘玉梅可以', '刘玉梅'],
    ]);
    expect(namesOf('李桂英 周春来、于来报名')).toEqual(['李桂英', '周春来', '于来']);
    expect(namesOf('周春来 来\n李桂英 马上来\n王秀兰 能来 全到')).toEqual(['周春来', '李桂英', '王秀兰']);
  });

  it('a line that names nobody we can make out is shown as it stands', () => {
    expect(parsePasted('1. Maria 13900000013\n2. 兰\n3. 收到\n4.\n5. +1').names).toEqual([
      { line: 1, name: 'Maria', readings: ['Maria'], phone: '13900000013', rest: '', unclear: true },
      { line: 2, name: '兰', readings: ['兰'], phone: null, rest: '', unclear: true },
      { line: 3, name: '收到', readings: ['收到'], phone: null, rest: '', unclear: true },
    ]);
  });

  it('what stands above the first entry of a chain is its heading, as our own sign-up sheet has it', () => {
    const sheet =
      '#接龙\n法律咨询进社区 报名\n11月28日（周六） 09:00—11:30 接待，还可报 3 人\n地点：工盛社区\n手机上直接报名：http://x\n\n例 姓名 时段\n1. 王秀兰\n④刘玉梅\n5 李桂英\n谢谢';
    expect(namesOf(sheet)).toEqual(['王秀兰', '刘玉梅', '李桂英', '谢谢']);
    expect(namesOf('#接龙\n王秀兰\n李桂英')).toEqual(['王秀兰', '李桂英']);
  });

  it('an entry signed with pictures alone is shown, for somebody to ask who that is; decoration is none', () => {
    const { names } = parsePasted('#接龙\n1. 王秀兰\n2. 🌸🌸\n3. 🐰 139 0000 0013\n🎉🎉🎉');
    expect(names.slice(1)).toEqual([
      { line: 3, name: '🌸🌸', readings: ['🌸🌸'], phone: null, rest: '', unclear: true },
      { line: 4, name: '🐰', readings: ['🐰'], phone: '13900000013', rest: '', unclear: true },
    ]);
  });

  it('no line with letters vanishes, whatever it says', () => {
    const said = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.stringMatching(/^[0-9]{0,2}[.、 ]?[A-Za-z王李兰英报名上午、，（）+ ]{1,20}$/),
    );
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 20 }), (lines) => {
        const plain = lines.map((line) => line.normalize('NFKC').replace(/[\r\n#例]/g, ' '));
        const told = new Set(parsePasted(plain.join('\n')).names.map(({ line }) => line));
        const silent = plain.filter((line, at) => /[\p{Script=Han}A-Za-z]/u.test(line) && !told.has(at + 1));
        expect(silent).toEqual([]);
      }),
    );
  });

  const name = fc
    .array(fc.constantFrom(...'王李张刘陈杨赵黄周吴秀兰桂英丽华玉梅淑珍春燕'), { minLength: 2, maxLength: 3 })
    .map((marks) => marks.join(''));
  const before = fc.constantFrom('', '1. ', '2、', '３）', '(4) ', '- ', '• ', '🌸', '12.🌟 ', '①', '　');
  const after = fc.constantFrom('', ' 上午', '（带孩子）', ' 👍', '，下午可以', ' 报名', '  ');
  const phone = fc.constantFrom('', ' 13900000013', ' 139 0000 0013', ' １３９００００００１３', ' +8613900000013');

  it('whatever stands around it, each name and its phone are found, line by line', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(before, name, phone, after), { minLength: 1, maxLength: 30 }), (lines) => {
        const found = parsePasted(lines.map((parts) => parts.join('')).join('\n')).names;
        expect(found.map((one) => one.name)).toEqual(lines.map(([, one]) => one));
        expect(found.map((one) => one.phone)).toEqual(lines.map(([, , one]) => (one ? '13900000013' : null)));
      }),
    );
  });

  it('whatever is pasted, at most two hundred names come out and nothing fails', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 5000 });
    fc.assert(fc.property(anything, (text) => parsePasted(text).names.length <= 200));
  });

  it.each([
    ['more names than are read at once', Array.from({ length: 900 }, (_, n) => `${n + 1}. 王秀兰`).join('\n'), 900],
    ['a line of two at the end of what is read', `${'李桂英\n'.repeat(199)}王秀兰、张丽华\n陈淑珍`, 202],
    ['more lines than are read at once', `${'\n'.repeat(499)}王秀兰\r\n\r\n李桂英`, 2],
    ['more text than is read at once', `${`王秀兰（${'请多关照'.repeat(40)}）\n`.repeat(150)}`, 150],
    ['a whole list in one line', Array.from({ length: 450 }, () => '王秀兰').join('、'), 450],
  ])('%s is told, and going on from there leaves nobody out', (_, text, people) => {
    let rest = text;
    let found = 0;
    let readings = 0;
    for (;;) {
      const { names, unread } = parsePasted(rest);
      found += names.length;
      readings += 1;
      expect(names.length).toBeLessThanOrEqual(200);
      if (!unread) break;
      expect(unread.lines).toBeGreaterThan(0);
      expect(rest.split(/\r\n|\r|\n/)[unread.line - 1]).not.toBe('');
      expect(unread.from).toBeGreaterThan(0);
      rest = rest.slice(unread.from);
    }
    expect(found).toBe(people);
    expect(readings).toBeGreaterThan(1);
  });
});
