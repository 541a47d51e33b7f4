import { limits } from '@jinguo/schema';
import { piecesOf } from './pieces-of.ts';

/** One person named in a pasted text, or a line in which no name was made out. */
export interface PastedName {
  /** The line it stands in, from 1. */
  readonly line: number;
  readonly name: string;
  /**
   * Every way to read it where an answer may stand behind the name (周春来), the longest first: who bears the whole is looked
   * for before the shortened, so that nobody loses the end of her name.
   */
  readonly readings: readonly string[];
  readonly phone: string | null;
  /** What else the line says: 上午, 带孩子, … */
  readonly rest: string;
  /** The line as it stands: it is shown for somebody to look, for nobody may vanish from a list in silence. */
  readonly unclear: boolean;
}

/** What is read of one paste; the rest is told, never dropped. */
export interface Pasted {
  readonly names: readonly PastedName[];
  /** Where reading stopped: an offset in the text, its line, and how many lines that say something were not read. */
  readonly unread: { readonly from: number; readonly line: number; readonly lines: number } | null;
}

const MAX_LINES = 500;
const MAX_NAMES = limits.pastedLines;
const MAX_TEXT = 20_000;
const ordinal = /^\s*(?:[([【]?\d{1,3}(?!\d)[)\]】]?\s*[.、,:;)\]】。-]?|[-*•·●○▪■□◆▶>~+]+)\s*/u;
/** 1. 3） 2、 ①: an entry of the chain; 11月28日 and 09:00 are none. */
const numbered = /^[([【]?\d{1,3}(?:[)\]】.、,:;。-](?!\d)|\s|(?=\p{Script=Han})(?!\d*[年月日号点时人个岁元周]))/u;
const phonePattern = /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)/g;
const apart = /[\s,，、;；:：/|()（）[\]【】"“”]+/u;
/** 王秀兰+李桂英: two people in one word. */
const joined = /[+＋&]/u;
/** Words of the chain itself, never a name. */
const words =
  /^(接龙|例|报名|参加|上午|下午|晚上|全天|中午|早上|可以|收到|好的|已报|请假|代报|备注|姓名|电话|手机|手机号|时间|地点|集合|活动|通知|方便|马上|高兴|安排|全家|全来|全到|都来|都到|也来|周[一二三四五六日天].*|\d.*)$/u;
const answer = /(报名|参加|接龙|上午|下午|晚上|全天|可以|能来|来|到|已报|请假)$/u;
const isName = (text: string): boolean => /^\p{Script=Han}[\p{Script=Han}·•]{1,14}$/u.test(text) && !words.test(text);

/** The hundred and some names most people bear; those of two characters make a name of up to four. */
const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝',
);
const doubles = /^(欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|东方|南宫|宇文|长孙|端木)/u;
/** What stands behind a first name is another person only when it looks like one: 带孩子 is not. */
const looksLikeName = (text: string): boolean =>
  isName(text) &&
  (/[·•]/u.test(text) || (doubles.test(text) ? text.length <= 4 : surnames.has(text.charAt(0)) && text.length <= 3));

/** Emoji, joiners and keycaps gone, full-width signs plain: what is left is what she typed. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(
      /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}\u20E3\uFE0E\uFE0F\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/gu,
      ' ',
    );

/**
 * Names out of a WeChat 接龙 or any list of people: numbered or not, with phones, times and comments around them. Several
 * people in one line (王秀兰+李桂英, 王秀兰、李桂英) are several. A line that says something and names nobody is given as it
 * stands. Left out are numbers alone and the chain's own heading: its title, its example, what stands above its first entry.
 */
export function parsePasted(text: string): Pasted {
  const found: PastedName[] = [];
  const pieces = piecesOf(text);
  const within = pieces.findIndex(({ start, said }, at) => at >= MAX_LINES || start + said.length > MAX_TEXT);
  const clean = pieces.slice(0, within < 0 ? pieces.length : within).map((piece) => plain(piece.said).trim());
  const body = firstEntry(clean);
  const stoppedAt = (at: number): Pasted['unread'] => {
    const rest = pieces.slice(at).filter(({ said }) => said.trim() !== '');
    const [first] = rest;
    return first ? { from: first.start, line: first.line, lines: new Set(rest.map(({ line }) => line)).size } : null;
  };
  for (const [index, line] of clean.entries()) {
    if (isHeading(line) || index < body) continue;
    const named = peopleIn(line.replace(ordinal, ''));
    const people = named.length > 0 ? named : signedByEmoji(pieces[index]?.said ?? '');
    // A line's people stay together: whoever goes on behind it leaves nobody out.
    if (found.length + people.length > MAX_NAMES) return { names: found, unread: stoppedAt(index) };
    for (const one of people) found.push({ line: pieces[index]?.line ?? 0, ...one });
  }
  return { names: found, unread: stoppedAt(clean.length) };
}

const isHeading = (line: string): boolean => line === '' || /^#\s*接龙|^例(?:[\s:：]|$)/u.test(line);

/** Where a chain's entries begin. Without #接龙, or without numbers, every line may be somebody. */
function firstEntry(lines: readonly string[]): number {
  const chain = lines.findIndex((line) => /^#\s*接龙/u.test(line));
  const first = chain < 0 ? -1 : lines.findIndex((line, at) => at > chain && numbered.test(line));
  return chain < 0 || lines.slice(0, chain).some(Boolean) ? 0 : Math.max(0, first);
}

type Read = Pick<PastedName, 'name' | 'readings'>;

/**
 * A word with the answers behind it taken off one by one, as far as a name is left. Two letters (报名) are an answer; 来 or 到
 * alone may be the end of a name, and is taken for one until somebody is found without it. Where only the chain's own words are
 * left (马上到, 能来), nobody is named.
 */
function readingsOf(word: string, fits: (text: string) => boolean): Read | null {
  const readings: string[] = [];
  let name: string | null = null;
  let clear = true;
  for (let left = word; ; ) {
    if (fits(left)) {
      readings.push(left);
      if (clear || name === null) name = left;
    }
    const [said] = answer.exec(left) ?? [];
    if (!said) break;
    left = left.slice(0, -said.length);
    if (left === '' || words.test(left)) return null;
    clear = said.length > 1;
  }
  return name === null ? null : { name, readings };
}

function peopleIn(line: string): Omit<PastedName, 'line'>[] {
  const phones = [...line.matchAll(phonePattern)].map(([, a, b, c]) => `${a}${b}${c}`);
  const words = line.replace(phonePattern, ' ');
  const parts = words.split(apart).filter(Boolean);
  const names: Read[] = [];
  const rest: string[] = [];
  for (const part of parts) {
    const fits = names.length === 0 ? isName : looksLikeName;
    const here = part.split(joined).flatMap((one) => readingsOf(one, fits) ?? []);
    if (here.length > 0 && !(names.length > 0 && inBrackets(line, part))) names.push(...here);
    else rest.push(part);
  }
  const said = rest.join(' ').slice(0, 60);
  if (names.length > 0)
    return names.map((one, i) => ({ ...one, phone: phones[i] ?? null, rest: i === 0 ? said : '', unclear: false }));
  if (!/[\p{L}\p{Script=Han}]/u.test(words)) return [];
  return [unclear(words.replace(/\s+/gu, ' ').trim().slice(0, 60), phones[0])];
}

const unclear = (name: string, phone: string | undefined): Omit<PastedName, 'line'> => ({
  name,
  readings: [name],
  phone: phone ?? null,
  rest: '',
  unclear: true,
});

/** 4. 🌸🌸: an entry of somebody whose name in the chat is a picture; numbers and decoration alone are none. */
function signedByEmoji(said: string): Omit<PastedName, 'line'>[] {
  const entry = said.trim();
  if (!numbered.test(entry) || !/\p{Extended_Pictographic}/u.test(entry)) return [];
  const [, a, b, c] = [...entry.matchAll(phonePattern)][0] ?? [];
  const name = entry.replace(ordinal, '').replace(phonePattern, ' ').trim().slice(0, 60);
  return [unclear(name, a && `${a}${b}${c}`)];
}

/** （和张丽一起）: a comment, whatever it looks like. */
const inBrackets = (line: string, part: string): boolean => {
  const before = line.slice(0, line.indexOf(part));
  return (before.match(/[(（【[]/gu)?.length ?? 0) > (before.match(/[)）】\]]/gu)?.length ?? 0);
};
