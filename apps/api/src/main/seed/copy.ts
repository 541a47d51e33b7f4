import type pg from 'pg';

/** A value of a COPY row: text[] and Buffer (bytea) included. */
export type CopyValue = string | number | boolean | null | Buffer | Date | readonly string[];

const special = /[\\\n\r\t]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string): string => text.replace(special, (mark) => escapes[mark] ?? mark);
const element = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return escaped(`{${value.map(element).join(',')}}`);
}

interface Wire {
  readonly stream: {
    readonly writableNeedDrain: boolean;
    once(event: 'drain' | 'close', listener: () => void): void;
    off(event: 'drain' | 'close', listener: () => void): void;
  };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

const CHUNK = 256 * 1024;

/** `pg` speaks COPY in its protocol layer but offers no call for it: this is that call. */
class CopyIn {
  readonly #text: string;
  readonly #rows: Iterable<readonly CopyValue[]>;
  readonly #done: (error: Error | null, count: number) => void;
  #failed: Error | null = null;
  #count = 0;
  constructor(text: string, rows: Iterable<readonly CopyValue[]>, done: (error: Error | null, count: number) => void) {
    this.#text = text;
    this.#rows = rows;
    this.#done = done;
  }
  submit(connection: Wire): void {
    connection.query(this.#text);
  }
  handleCopyInResponse(connection: Wire): void {
    this.#send(connection).then(
      () => connection.endCopyFrom(),
      (error: unknown) => {
        this.#failed = error as Error;
        connection.sendCopyFail('the rows could not be made');
      },
    );
  }
  async #send(connection: Wire): Promise<void> {
    let lines: string[] = [];
    let size = 0;
    const flush = async (): Promise<void> => {
      connection.sendCopyFromChunk(Buffer.from(lines.join('')));
      lines = [];
      size = 0;
      if (connection.stream.writableNeedDrain) await drained(connection);
    };
    for (const row of this.#rows) {
      const line = `${row.map(field).join('\t')}\n`;
      lines.push(line);
      size += line.length;
      this.#count += 1;
      if (this.#failed) return;
      if (size >= CHUNK) await flush();
    }
    if (lines.length > 0) await flush();
  }
  handleError(error: Error): void {
    this.#failed ??= error;
    this.#done(this.#failed, this.#count);
  }
  handleReadyForQuery(): void {
    if (!this.#failed) this.#done(null, this.#count);
  }
  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
}

const drained = (connection: Wire): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      connection.stream.off('drain', go);
      connection.stream.off('close', go);
      resolve();
    };
    connection.stream.once('drain', go);
    connection.stream.once('close', go);
  });

/** Loads rows by COPY and returns how many. Table and columns are our own constants. */
export const copyRows = (
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const text = `copy ${table} (${columns.join(', ')}) from stdin`;
    client.query(
      new CopyIn(text, rows, (error, count) => (error ? reject(error) : resolve(count))) as unknown as pg.Submittable,
    );
  });
