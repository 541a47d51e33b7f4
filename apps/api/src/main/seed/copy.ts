import type pg from 'pg';

/** A value of a COPY row: text[] and Buffer (bytea) included. */
export type CopyValue = string | number | boolean | null | Buffer | Date | readonly string[];

const special = /[\\\n\r\t]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string): string => text.replace(special, (mark) => escapes[mark] ?? mark);
const element = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

const arrays = new WeakMap<readonly string[], string>();

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  // Namesakes share their search columns: one array for some forty rows.
  const known = arrays.get(value);
  if (known) return known;
  const text = escaped(`{${value.map(element).join(',')}}`);
  arrays.set(value, text);
  return text;
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

/** Rows as COPY reads them, in pieces. */
export function* encoded(rows: Iterable<readonly CopyValue[]>): Generator<Buffer> {
  let lines: string[] = [];
  let size = 0;
  for (const row of rows) {
    const line = `${row.map(field).join('\t')}\n`;
    lines.push(line);
    size += line.length;
    if (size < CHUNK) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
    size = 0;
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}

/** `pg` speaks COPY in its protocol layer but offers no call for it: this is that call. */
class CopyIn {
  readonly #text: string;
  readonly #chunks: Iterable<Buffer>;
  readonly #done: (error: Error | null) => void;
  #failed: Error | null = null;
  constructor(text: string, chunks: Iterable<Buffer>, done: (error: Error | null) => void) {
    this.#text = text;
    this.#chunks = chunks;
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
    for (const chunk of this.#chunks) {
      if (this.#failed) return;
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await drained(connection);
    }
  }
  handleError(error: Error): void {
    this.#failed ??= error;
    this.#done(this.#failed);
  }
  handleReadyForQuery(): void {
    if (!this.#failed) this.#done(null);
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

/** Loads rows by COPY. Table and columns are our own constants. */
export const copyRows = (
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> => sendCopy(client, table, columns, encoded(rows));

/** The same with rows encoded already. */
export const sendCopy = (
  client: pg.Client,
  table: string,
  columns: readonly string[],
  chunks: Iterable<Buffer>,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const text = `copy ${table} (${columns.join(', ')}) from stdin`;
    client.query(new CopyIn(text, chunks, (error) => (error ? reject(error) : resolve())) as unknown as pg.Submittable);
  });
