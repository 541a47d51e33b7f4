import { hash } from 'node:crypto';
import { FORM } from '../ledger/commitment.ts';
import type { CopiedRow } from './copy-rows.ts';

const BLOCK = 64;
const hex = new Uint8Array(512);
for (let byte = 0; byte < 256; byte += 1) hex.set(Buffer.from(byte.toString(16).padStart(2, '0')), byte * 2);
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

/**
 * The same value as `commitmentOf`, computed without a string or an object for an entry: some 300,000 a second have to be.
 * A test holds that both agree. HMAC by its definition (RFC 2104) over Node's one-shot hash.
 */
export class CommitmentCheck {
  readonly #inner = Buffer.alloc(BLOCK + 4096);
  readonly #outer = Buffer.alloc(BLOCK + 32);
  #length = 0;
  #day = Number.NaN;
  #dayText = Buffer.alloc(10);

  readonly columns: CommittedColumns;

  constructor(columns: CommittedColumns) {
    this.columns = columns;
  }

  commitmentOf(row: CopiedRow): Buffer {
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
    const inner = hash('sha256', this.#inner.subarray(0, this.#length), 'buffer');
    inner.copy(this.#outer, BLOCK);
    return hash('sha256', this.#outer, 'buffer');
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
    const start = row.starts[column] as number;
    // Longer than any of ours: it cannot fit the commitment, and must not overrun the message.
    const length = Math.min(row.lengths[column] as number, 1024);
    for (let i = 0; i < length; i += 1) this.#inner[this.#length + i] = row.bytes[start + i] as number;
    this.#length += Math.max(0, length);
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

  /** As `Date.toISOString`; the date is written anew only when the day changes. */
  #time(millis: number): void {
    const day = Math.floor(millis / 86_400_000);
    if (day !== this.#day) {
      this.#day = day;
      this.#dayText = Buffer.from(new Date(day * 86_400_000).toISOString().slice(0, -14));
    }
    this.#dayText.copy(this.#inner, this.#length);
    this.#length += this.#dayText.length;
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
