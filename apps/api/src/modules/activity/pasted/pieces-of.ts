/** A line of a pasted text, or a part of one that is very long. */
export interface Piece {
  /** From 1. */
  readonly line: number;
  /** Where it begins in the text. */
  readonly start: number;
  readonly said: string;
}

const MOST_LETTERS = 400;
const strong = /[、,，;；+＋&]/u;
const weak = /\s/u;

/**
 * The lines of a text with their places in it. A whole list written in one line comes in parts, cut behind a comma or a space,
 * so that what is too much at once can be stopped at and gone on from anywhere.
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let line = 0;
  let start = 0;
  for (const said of text.split(/(\r\n|\r|\n)/)) {
    if (/^[\r\n]/.test(said)) start += said.length;
    else {
      line += 1;
      for (let from = 0; from === 0 || from < said.length; ) {
        const end = from + partEnd(said.slice(from));
        pieces.push({ line, start: start + from, said: said.slice(from, end) });
        from = Math.max(end, 1);
      }
      start += said.length;
    }
  }
  return pieces;
}

/** Behind the last comma within bounds, else the last space, else where the bound is: never inside a character. */
function partEnd(rest: string): number {
  if (rest.length <= MOST_LETTERS) return rest.length;
  const part = rest.slice(0, MOST_LETTERS);
  for (const mark of [strong, weak])
    for (let at = part.length - 1; at > MOST_LETTERS / 4; at -= 1) if (mark.test(part.charAt(at))) return at + 1;
  return /[\uD800-\uDBFF]$/.test(part) ? part.length - 1 : part.length;
}
