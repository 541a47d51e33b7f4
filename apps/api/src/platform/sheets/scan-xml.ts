/** What stands at the scanner's place: a tag that opens, one that closes, one that does both, or text between tags. */
type Kind = 'open' | 'close' | 'empty' | 'text';

const [LT, GT, SLASH, DOUBLE, SINGLE] = [0x3c, 0x3e, 0x2f, 0x22, 0x27];
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Longer than the attributes of any tag that is read. */
const MAX_ATTRIBUTES = 4096;
const patterns = new Map<string, RegExp>();
const patternOf = (name: string): RegExp => {
  const known = patterns.get(name) ?? new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, known);
  return known;
};
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

/**
 * Walks through the XML of a workbook's part, forwards only and building nothing: a part made of millions of elements
 * costs time in proportion, and no memory. Markup that ends nowhere ends the walk.
 */
export class XmlScanner {
  kind: Kind = 'text';
  /** Without its namespace prefix. */
  name = '';
  private readonly part: Buffer;
  private at: number;
  private from = 0;
  private to = 0;

  constructor(part: Buffer, at = 0) {
    this.part = part;
    this.at = at;
  }

  /** On to the next tag or text; false at the end. */
  next(): boolean {
    const { part } = this;
    while (this.at < part.length) {
      if (part[this.at] !== LT) return this.setText(this.at, this.offset(LT, this.at));
      const sign = part[this.at + 1];
      if (sign === 0x3f) this.skipTo('?>', 2);
      else if (sign !== 0x21) return this.readTag();
      else if (part.toString('latin1', this.at, this.at + 4) === '<!--') this.skipTo('-->', 4);
      else if (part.toString('latin1', this.at, this.at + 9) === '<![CDATA[') {
        const from = this.at + 9;
        this.skipTo(']]>', 9);
        this.kind = 'text';
        [this.from, this.to] = [from, Math.max(from, this.at - 3)];
        return true;
      } else this.skipTo('>', 2);
    }
    return false;
  }

  /** The value of an attribute of the tag, or null. */
  attr(name: string): string | null {
    const { from, to } = this;
    const found = patternOf(name).exec(this.part.toString('utf8', from, Math.min(to, from + MAX_ATTRIBUTES)));
    return found ? decoded(found[1] ?? found[2] ?? '') : null;
  }

  /** The text, no more of it than `max` characters. */
  text(max: number): string {
    // A character takes at most eight bytes (&#xFFFF;) unless somebody writes it longer than anybody does.
    return decoded(this.part.toString('utf8', this.from, Math.min(this.to, this.from + max * 8 + 8))).slice(0, max);
  }

  private setText(from: number, to: number): true {
    this.kind = 'text';
    [this.from, this.to, this.at] = [from, to, to];
    return true;
  }

  private readTag(): boolean {
    const { part } = this;
    const closes = part[this.at + 1] === SLASH;
    const start = this.at + (closes ? 2 : 1);
    let end = start;
    for (let quote = 0; end < part.length; end += 1) {
      const byte = part[end] as number;
      if (quote !== 0) quote = byte === quote ? 0 : quote;
      else if (byte === DOUBLE || byte === SINGLE) quote = byte;
      else if (byte === GT) break;
    }
    this.at = end + 1;
    if (end >= part.length) return false;
    const empty = !closes && part[end - 1] === SLASH;
    const last = empty ? end - 1 : end;
    let word = start;
    while (word < last && !isSpace(part[word] as number)) word += 1;
    const name = part.toString('latin1', start, Math.min(word, start + 80));
    this.name = name.slice(name.indexOf(':') + 1);
    this.kind = closes ? 'close' : empty ? 'empty' : 'open';
    [this.from, this.to] = [word, last];
    return true;
  }

  private offset(sign: number | string, from: number): number {
    const at = this.part.indexOf(sign, from);
    return at < 0 ? this.part.length : at;
  }

  private skipTo(end: string, from: number): void {
    this.at = Math.min(this.part.length, this.offset(end, this.at + from) + end.length);
  }
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, word) => {
    if (word) return entities[word] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
