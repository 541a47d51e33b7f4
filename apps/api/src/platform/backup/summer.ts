import { createHash } from 'node:crypto';
import type { Sum } from './archive.ts';

const LINE_END = 10;

/** Adds up what passes: bytes, lines (a row of COPY text is one line, whatever it holds) and the digest. */
export class Summer {
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #rows = 0;
  add(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) this.#rows += 1;
  }
  /** For a table; a file has no rows. */
  sum(table: boolean): Sum {
    return { bytes: this.#bytes, rows: table ? this.#rows : 0, sha256: this.#hash.digest('hex') };
  }
}
