/** House rule for masking (rules §6): 王*, 王*丽, 欧阳**, 138****5678, 370303********0021. */
const compoundSurnames = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 轩辕 端木 南宫 独孤 淳于 澹台'.split(' '),
);

/** A long name's asterisks would tell its length and fill the line: two say as much. */
const hidden = (marks: number): string => '*'.repeat(Math.min(marks, 2));

/** Masks a person's name by code points, so that rare characters beyond the basic plane stay whole. */
export function maskName(name: string): string {
  const marks = [...name.trim()];
  // One mark is the whole name: nothing of it may stand there.
  if (marks.length <= 1) return '*';
  if (marks.length >= 3 && compoundSurnames.has(marks.slice(0, 2).join(''))) {
    return marks.slice(0, 2).join('') + hidden(marks.length - 2);
  }
  if (marks.length === 2) return `${marks[0]}*`;
  return `${marks[0]}${hidden(marks.length - 2)}${marks.at(-1)}`;
}

export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** What staff see of an ID number: first six, last four. */
export const maskIdNumber = (id: string): string =>
  id.length >= 15
    ? `${id.slice(0, 6)}${'*'.repeat(id.length - 10)}${id.slice(-4)}`
    : `${id.slice(0, 2)}${'*'.repeat(Math.max(1, id.length - 4))}${id.slice(-2)}`;
