import type { Readable } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** PGCOPY, a line end, 0xFF, CRLF and NUL; then flags and the length of an extension (PostgreSQL manual, COPY, binary format). */
const HEADER = 19;

/** One row of a binary COPY: where each field begins in `bytes`, and its length, -1 for NULL. Reused from row to row. */
export class CopiedRow {
  bytes: Buffer = Buffer.alloc(0);
  readonly starts: Int32Array;
  readonly lengths: Int32Array;

  constructor(columns: number) {
    this.starts = new Int32Array(columns);
    this.lengths = new Int32Array(columns);
  }

  isNull(column: number): boolean {
    return (this.lengths[column] as number) < 0;
  }
  int(column: number): number {
    return this.bytes.readInt32BE(this.starts[column] as number);
  }
  /** A timestamptz as milliseconds since 1970. PostgreSQL counts microseconds since 2000. */
  millis(column: number): number {
    const at = this.starts[column] as number;
    const micros = this.bytes.readInt32BE(at) * 4_294_967_296 + this.bytes.readUInt32BE(at + 4);
    return Math.round(micros / 1000) + 946_684_800_000;
  }
  slice(column: number): Buffer {
    const start = this.starts[column] as number;
    return this.bytes.subarray(start, start + Math.max(0, this.lengths[column] as number));
  }
}

/**
 * Streams what a SELECT finds through `onRow`, without an object for each row: a million of them pass in constant memory.
 * After each piece of some 64 KB `afterPiece` may wait for something.
 */
export async function copyRows(
  client: pg.Client,
  select: string,
  columns: number,
  onRow: (row: CopiedRow) => void,
  afterPiece: () => Promise<void>,
): Promise<void> {
  const stream = client.query(copyTo(`copy (${select}) to stdout (format binary)`)) as Readable;
  const row = new CopiedRow(columns);
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    row.bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    if (!begun) {
      if (row.bytes.length < HEADER) {
        rest = row.bytes;
        continue;
      }
      begun = true;
      at = HEADER;
    }
    for (let next = readRow(row, at); next > at; next = readRow(row, at)) {
      onRow(row);
      at = next;
    }
    rest = row.bytes.subarray(at);
    await afterPiece();
  }
  if (rest.length !== 2 || rest.readInt16BE(0) !== -1) throw new Error('The copy of the ledger broke off.');
}

/** Where the row after this one begins, or the same place when the piece ends before it does. */
function readRow(row: CopiedRow, from: number): number {
  const { bytes, starts, lengths } = row;
  if (from + 2 > bytes.length || bytes.readInt16BE(from) < 0) return from;
  let at = from + 2;
  for (let column = 0; column < starts.length; column += 1) {
    if (at + 4 > bytes.length) return from;
    const length = bytes.readInt32BE(at);
    at += 4;
    starts[column] = at;
    lengths[column] = length;
    if (length > 0) at += length;
    if (at > bytes.length) return from;
  }
  return at;
}
