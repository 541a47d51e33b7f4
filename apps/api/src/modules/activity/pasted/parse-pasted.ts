/** One person named in a pasted text. */
export interface PastedName {
  /** The line it stands in, from 1. */
  readonly line: number;
  readonly name: string;
  readonly phone: string | null;
  /** What else the line says: 上午, 带孩子, … */
  readonly rest: string;
}

const MAX_LINES = 500;
const MAX_NAMES = 200;
const ordinal = /^\s*(?:[([【]?\d{1,3}(?!\d)[)\]】]?\s*[.、,:;)\]】。-]?|[-*•·●○▪■□◆▶>~+]+)\s*/u;
const phonePattern = /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)/;
const apart = /[\s,，、;；:：/|()（）[\]【】"“”]+/u;
/** 王秀兰+李桂英: two people in one word. */
const joined = /[+＋&]/u;
/** Words of the chain itself, never a name. */
const words =
  /^(接龙|例|报名|参加|上午|下午|晚上|全天|中午|早上|可以|收到|好的|已报|请假|代报|备注|姓名|电话|手机|手机号|时间|地点|集合|活动|通知|周[一二三四五六日天].*|\d.*)$/u;
const tail = /(报名|参加|接龙|上午|下午|晚上|全天|可以|能来|来|到|已报|请假)+$/u;
const isName = (text: string): boolean => /^\p{Script=Han}[\p{Script=Han}·•]{1,14}$/u.test(text) && !words.test(text);

/** Emoji, joiners and keycaps gone, full-width signs plain: what is left is what she typed. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(
      /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}\u20E3\uFE0E\uFE0F\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/gu,
      ' ',
    );

/**
 * Names out of a WeChat 接龙 or any list of people: numbered or not, with phones, times and comments around them. Two
 * people in one line (王秀兰+李桂英) are two. Lines without a name, and the chain's own title, are left out.
 */
export function parsePasted(text: string): PastedName[] {
  const found: PastedName[] = [];
  for (const [index, raw] of text
    .split(/\r\n|\r|\n/)
    .slice(0, MAX_LINES)
    .entries()) {
    const clean = plain(raw).trim();
    if (clean === '' || /^#|^例[\s:：]/.test(clean)) continue;
    for (const one of namesIn(clean.replace(ordinal, ''))) {
      if (found.length >= MAX_NAMES) return found;
      found.push({ line: index + 1, ...one });
    }
  }
  return found;
}

function namesIn(line: string): Omit<PastedName, 'line'>[] {
  const digits = phonePattern.exec(line);
  const phone = digits ? `${digits[1]}${digits[2]}${digits[3]}` : null;
  const parts = line.replace(phonePattern, ' ').split(apart).filter(Boolean);
  const named = parts.map((part) =>
    part
      .split(joined)
      .map((one) => one.replace(tail, ''))
      .filter(isName),
  );
  const at = named.findIndex((names) => names.length > 0);
  const rest = parts
    .filter((_, i) => i !== at)
    .join(' ')
    .slice(0, 60);
  return (named[at] ?? []).map((name, i) => ({ name, phone: i === 0 ? phone : null, rest: i === 0 ? rest : '' }));
}
