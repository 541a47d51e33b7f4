import { findToken, textOf } from './payload.ts';

/** What the printed sheet carries for machines: the signed token (empty where there is none) and the whole sheet. */
export interface Attached {
  readonly token: string;
  readonly sheet: string | null;
}
/** Unfolds a part packed by deflate; null when it is no such thing. */
export type Unpack = (part: Uint8Array) => Uint8Array | null | Promise<Uint8Array | null>;

// Every engine we run in has it; this package's types know neither Node.js nor the DOM.
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/** Reads what is attached to a PDF, in whatever order and packing a program saved it again. Nothing of it is trusted: the signature tells. */
export async function attachedTo(pdf: Uint8Array, unpack: Unpack): Promise<Attached> {
  // One letter a byte: places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(pdf);
  const found: { token: string; sheet: string | null } = { token: findToken(text) ?? '', sheet: null };
  for (const { index, 0: mark } of all(/\bstream\r?\n/g, text)) {
    const from = index + mark.length;
    const part = pdf.subarray(from, endOf(text, index, from));
    const whole = textOf((await unpack(part)) ?? part) ?? '';
    found.token ||= findToken(whole) ?? '';
    if (whole.startsWith('[1,[')) found.sheet ??= whole;
    if (found.token && found.sheet) break;
  }
  return found;
}

/** Where a part ends: by the length said before it, or else by the word after it, less the line's end that stands there. */
function endOf(text: string, mark: number, from: number): number {
  const said = /\/Length (\d+)(?!\d* \d+ R)[^<]*$/.exec(text.slice(Math.max(0, mark - 300), mark));
  if (
    said &&
    text
      .slice(from + Number(said[1]))
      .trimStart()
      .startsWith('endstream')
  )
    return from + Number(said[1]);
  const at = text.indexOf('endstream', from);
  const end = at < 0 ? text.length : at;
  return text.slice(Math.max(from, end - 2), end) === '\r\n' ? end - 2 : end - (text.charAt(end - 1) === '\n' ? 1 : 0);
}

function* all(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) yield hit;
}
