import { hash } from 'node:crypto';
import { FORM } from '../ledger/commitment.ts';
import type { CopiedRow } from './copy-rows.ts';

const BLOCK = 64;
const hex = new Uint8Array(512);
for (let byte = 0; byte < 256; byte += 1) hex.set(Buffer.from(byte.toString(16).padStart(2, '0')), byte * 2);
/** So many dates are kept, each in the place of its day's number: eleven years, and later ones take turns. */
const DAYS = 4096;
const NEWLINE = 10;
const DASH = 45;

/** Which column of the copy holds what an entry is committed to, in the order of the commitment. */
export interface CommittedColumns {
  readonly account: number;
  readonly sequence: number;
  readonly at: number;
  readonly minutes: number;
  readonly source: number;
  readonly policy: number;
  readonly approver: number;
  readonly record: number;
  readonly reverses: number;
  readonly county: number;
  readonly salt: number;
}

/** Room for the longest message: every field of it is bounded below. */
const MOST = BLOCK + 4096;
/** Node tells a digest as a string for a third of what a Buffer costs, and leaves nothing outside the heap. */
const DIGEST = 'latin1';

/**
 * The same value as `commitmentOf`, computed without an object for an entry: some 300,000 a second have to be. Computed
 * here and not by the database's own functions, for it is the database that is under suspicion. A test holds that both
 * agree. HMAC by its definition (RFC 2104) over Node's one-shot hash.
 */
export class CommitmentCheck {
  readonly #inner = Buffer.alloc(MOST);
  readonly #outer = Buffer.alloc(BLOCK + 32);
  /** The message's first n bytes, by n: lengths are few, and a view made anew for each entry is garbage. */
  readonly #views = Array.from({ length: MOST + 1 }, (_, n) => this.#inner.subarray(0, n));
  #length = 0;
  /** Dates as text: an account's entries lie days apart, those of many accounts on the same few hundred days. */
  readonly #days = new Float64Array(DAYS).fill(Number.NaN);
  readonly #dates: Buffer[] = [];

  readonly columns: CommittedColumns;

  constructor(columns: CommittedColumns) {
    this.columns = columns;
  }

  /** As a string of one sign a byte. */
  commitmentOf(row: CopiedRow): string {
    const { columns } = this;
    this.#key(row, columns.salt);
    this.#length = BLOCK;
    this.#text(FORM);
    this.#line();
    this.#uuid(row, columns.account);
    this.#line();
    this.#text(String(row.int(columns.sequence)));
    this.#line();
    this.#time(row.millis(columns.at));
    this.#line();
    this.#text(String(row.int(columns.minutes)));
    this.#line();
    this.#bytes(row, columns.source);
    this.#line();
    this.#bytes(row, columns.policy);
    this.#line();
    this.#uuid(row, columns.approver);
    this.#line();
    this.#uuid(row, columns.record);
    this.#line();
    if (!row.isNull(columns.reverses)) this.#text(String(row.int(columns.reverses)));
    this.#line();
    this.#bytes(row, columns.county);
    const inner = hash('sha256', this.#views[this.#length] as Buffer, DIGEST);
    for (let i = 0; i < 32; i += 1) this.#outer[BLOCK + i] = inner.charCodeAt(i);
    return hash('sha256', this.#outer, DIGEST);
  }

  /** A key of more than a block would have to be hashed first: salts have 16 bytes, and a longer one is no salt of ours. */
  #key(row: CopiedRow, column: number): void {
    const start = row.starts[column] as number;
    const length = Math.min(BLOCK, row.lengths[column] as number);
    for (let i = 0; i < BLOCK; i += 1) {
      const byte = i < length ? (row.bytes[start + i] as number) : 0;
      this.#inner[i] = byte ^ 0x36;
      this.#outer[i] = byte ^ 0x5c;
    }
  }

  #line(): void {
    this.#inner[this.#length] = NEWLINE;
    this.#length += 1;
  }

  #text(text: string): void {
    for (let i = 0; i < text.length; i += 1) this.#inner[this.#length + i] = text.charCodeAt(i);
    this.#length += text.length;
  }

  #bytes(row: CopiedRow, column: number): void {
    // Longer than any of ours: it cannot fit the commitment, and must not overrun the message.
    this.#length += row.write(column, this.#inner, this.#length, 1024);
  }

  #uuid(row: CopiedRow, column: number): void {
    const start = row.starts[column] as number;
    const out = this.#inner;
    let at = this.#length;
    for (let i = 0; i < 16; i += 1) {
      if (i === 4 || i === 6 || i === 8 || i === 10) {
        out[at] = DASH;
        at += 1;
      }
      const byte = (row.bytes[start + i] as number) * 2;
      out[at] = hex[byte] as number;
      out[at + 1] = hex[byte + 1] as number;
      at += 2;
    }
    this.#length = at;
  }

  /** As `Date.toISOString`. */
  #time(millis: number): void {
    const day = Math.floor(millis / 86_400_000);
    const place = day & (DAYS - 1);
    if (day !== this.#days[place]) {
      this.#days[place] = day;
      this.#dates[place] = Buffer.from(new Date(day * 86_400_000).toISOString().slice(0, -14));
    }
    const date = this.#dates[place] as Buffer;
    for (let i = 0; i < date.length; i += 1) this.#inner[this.#length + i] = date[i] as number;
    this.#length += date.length;
    const rest = millis - day * 86_400_000;
    this.#inner[this.#length] = 84; // T
    this.#length += 1;
    this.#digits(Math.floor(rest / 3_600_000), 2, 58);
    this.#digits(Math.floor(rest / 60_000) % 60, 2, 58);
    this.#digits(Math.floor(rest / 1000) % 60, 2, 46);
    this.#digits(rest % 1000, 3, 90);
  }

  #digits(value: number, width: number, then: number): void {
    let left = value;
    for (let i = width - 1; i >= 0; i -= 1) {
      this.#inner[this.#length + i] = 48 + (left % 10);
      left = Math.floor(left / 10);
    }
    this.#inner[this.#length + width] = then;
    this.#length += width + 1;
  }
}
