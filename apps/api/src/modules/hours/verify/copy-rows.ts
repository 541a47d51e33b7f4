import type pg from 'pg';

/** PGCOPY, a line end, 0xFF, CRLF and NUL; then flags and the length of an extension (PostgreSQL manual, COPY, binary format). */
const HEADER = 19;
const HEADER_BEGINS = 0x50;

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
  /** Whether a field is these very bytes. */
  is(column: number, expected: Uint8Array): boolean {
    const start = this.starts[column] as number;
    if (this.lengths[column] !== expected.length) return false;
    for (let i = 0; i < expected.length; i += 1) if (this.bytes[start + i] !== expected[i]) return false;
    return true;
  }
  /** The same of a digest that Node told as a string of one sign a byte. */
  isDigest(column: number, digest: string): boolean {
    const start = this.starts[column] as number;
    if (this.lengths[column] !== digest.length) return false;
    for (let i = 0; i < digest.length; i += 1) if (this.bytes[start + i] !== digest.charCodeAt(i)) return false;
    return true;
  }
  /** Writes a field's bytes to a place, at most so many, and returns their number. */
  write(column: number, to: Uint8Array, at: number, most: number): number {
    const start = this.starts[column] as number;
    const length = Math.max(0, Math.min(most, this.lengths[column] as number));
    for (let i = 0; i < length; i += 1) to[at + i] = this.bytes[start + i] as number;
    return length;
  }
}

/** What of `pg`'s connection a copy needs. */
interface Wire {
  readonly stream: { pause(): void; resume(): void };
  query(text: string): void;
}

/**
 * `pg` reads COPY in its protocol layer, a message a row (PostgreSQL manual, 54.2.6), but offers no call for it: this is
 * that call. A stream of the rows, with an object and a copy of each, costs more than computing what they say.
 */
class CopyOut {
  readonly #text: string;
  readonly #row: CopiedRow;
  readonly #onRow: (row: CopiedRow) => Promise<void> | null;
  readonly #done: (error: Error | null) => void;
  #failed: Error | null = null;
  #ended = false;
  #pause: Promise<void> = Promise.resolve();

  constructor(
    text: string,
    columns: number,
    onRow: (row: CopiedRow) => Promise<void> | null,
    done: (error: Error | null) => void,
  ) {
    this.#text = text;
    this.#row = new CopiedRow(columns);
    this.#onRow = onRow;
    this.#done = done;
  }

  submit(connection: Wire): void {
    connection.query(this.#text);
  }
  handleCopyData({ chunk }: { readonly chunk: Buffer }, connection: Wire): void {
    if (this.#failed) return;
    try {
      let at = chunk[0] === HEADER_BEGINS ? HEADER : 0;
      while (at < chunk.length) at = this.#take(chunk, at, connection);
    } catch (error) {
      this.#fail(error as Error);
    }
  }
  /** Told at once: who asked closes the connection, and what is still on its way counts no more. */
  #fail(error: Error): void {
    this.#failed ??= error;
    this.#done(this.#failed);
  }
  #take(chunk: Buffer, from: number, connection: Wire): number {
    if (chunk.readInt16BE(from) === -1) {
      this.#ended = true;
      return chunk.length;
    }
    const next = readRow(this.#row, chunk, from + 2);
    const pause = this.#onRow(this.#row);
    if (!pause) return next;
    connection.stream.pause();
    this.#pause = pause.then(
      () => connection.stream.resume(),
      (error: Error) => this.#fail(error),
    );
    return next;
  }
  handleError(error: Error): void {
    this.#fail(error);
  }
  handleReadyForQuery(): void {
    if (!this.#ended) this.#fail(new Error('The copy of the ledger broke off.'));
    // What the last rows asked for may not have ended: they can arrive together with the end.
    else void this.#pause.then(() => this.#done(this.#failed));
  }
  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
}

/**
 * Passes what a SELECT finds through `onRow`, without an object for each row: a million of them pass in constant memory.
 * A promise it returns is waited for before more is read; the few rows that have arrived already come nevertheless.
 */
export const copyRows = (
  client: pg.Client,
  select: string,
  columns: number,
  onRow: (row: CopiedRow) => Promise<void> | null,
): Promise<void> =>
  new Promise((done, fail) => {
    const text = `copy (${select}) to stdout (format binary)`;
    const copy = new CopyOut(text, columns, onRow, (error) => (error ? fail(error) : done()));
    client.query(copy as unknown as pg.Submittable);
  });

/** Notes where the fields of a row stand and returns where the next one begins. */
function readRow(row: CopiedRow, bytes: Buffer, from: number): number {
  const { starts, lengths } = row;
  row.bytes = bytes;
  let at = from;
  for (let column = 0; column < starts.length; column += 1) {
    const length = bytes.readInt32BE(at);
    at += 4;
    starts[column] = at;
    lengths[column] = length;
    if (length > 0) at += length;
  }
  if (at > bytes.length) throw new RangeError('A row of the ledger ends before its fields do.');
  return at;
}
