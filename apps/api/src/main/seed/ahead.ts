import type pg from 'pg';
import { type CopyValue, encoded, sendCopy } from './copy.ts';

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly chunks: Promise<readonly Buffer[]>;
}

/**
 * Rows made by this process while the database is busy with rows it makes itself, to be sent when their turn comes: hashing
 * and sealing take as long as half of the seed's statements, on the processor that would wait for them. They are kept as the
 * bytes of their COPY, outside the heap, some 600 MB at the largest scale.
 */
export class Ahead {
  readonly #tables: Table[] = [];
  #line: Promise<unknown> = Promise.resolve();
  #stopped = false;

  /** Begins when the tables before it are made: a later one may tell what an earlier one counted. */
  add(name: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): void {
    const chunks = this.#line.then(() => this.#make(rows));
    // A failure is met by who sends the table, and by nobody when the seed failed before.
    chunks.catch(() => undefined);
    this.#line = chunks;
    this.#tables.push({ name, columns, chunks });
  }

  /** Sends the tables added so far, in their order, each freed when it is there. */
  async send(client: pg.Client): Promise<void> {
    for (let table = this.#tables.shift(); table; table = this.#tables.shift())
      await sendCopy(client, table.name, table.columns, await table.chunks);
  }

  /** What is not made yet will not be wanted. */
  stop(): void {
    this.#stopped = true;
  }

  /** After each chunk the statements under way get their turn. */
  async #make(rows: Iterable<readonly CopyValue[]>): Promise<readonly Buffer[]> {
    const chunks: Buffer[] = [];
    for (const chunk of encoded(rows)) {
      if (this.#stopped) throw new Error('Stopped.');
      chunks.push(chunk);
      await new Promise<void>((done) => setImmediate(done));
    }
    return chunks;
  }
}
