import { damaged, truncated } from './backup-error.ts';

/** What lies in a backup: entries of rows or of a file, each closed by its sum, and the manifest at the end. */
export type Part =
  | { readonly kind: 'begin'; readonly entry: Entry }
  | { readonly kind: 'data'; readonly bytes: Buffer }
  | { readonly kind: 'end'; readonly sum: Sum }
  | { readonly kind: 'manifest'; readonly manifest: Manifest };

export type Entry =
  | { readonly type: 'table'; readonly schema: string; readonly name: string; readonly columns: readonly string[] }
  | { readonly type: 'file'; readonly path: string };

export interface Sum {
  readonly bytes: number;
  /** Lines of a table. */
  readonly rows: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly takenAt: string;
  /** The migrations the data lies under, by name. */
  readonly migrations: readonly string[];
  readonly jobsVersion: number | null;
  readonly tables: readonly (Sum & {
    readonly schema: string;
    readonly name: string;
    readonly columns: readonly string[];
  })[];
  readonly sequences: readonly Sequence[];
  readonly files: {
    readonly count: number;
    readonly bytes: number;
    readonly missing: readonly string[];
    readonly elsewhere: boolean;
  };
  /** Fingerprints of the data keys (database/installation.ts): the keys themselves are never in a backup. */
  readonly keys: Readonly<Record<string, string>>;
}

export interface Sequence {
  readonly schema: string;
  readonly name: string;
  readonly lastValue: string;
  readonly isCalled: boolean;
}

const kinds = ['begin', 'data', 'end', 'manifest'] as const;
const BLOCK = 64 * 1024;
const MOST = 64 * 1024 * 1024;

const record = (kind: (typeof kinds)[number], body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.writeUInt8(kinds.indexOf(kind), 0);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
};

/** Parts to bytes; small pieces of data are gathered, a row of COPY comes alone otherwise. */
export async function* written(parts: AsyncIterable<Part>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const part of parts) {
    if (part.kind === 'data') {
      waiting.push(part.bytes);
      size += part.bytes.length;
    }
    if (size > 0 && (size >= BLOCK || part.kind !== 'data')) {
      yield record('data', Buffer.concat(waiting));
      waiting = [];
      size = 0;
    }
    if (part.kind === 'begin') yield record('begin', Buffer.from(JSON.stringify(part.entry)));
    if (part.kind === 'end') yield record('end', Buffer.from(JSON.stringify(part.sum)));
    if (part.kind === 'manifest') yield record('manifest', Buffer.from(JSON.stringify(part.manifest)));
  }
}

/** Bytes to parts. */
export async function* parts(bytes: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    rest = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    for (;;) {
      if (rest.length < 5) break;
      const length = rest.readUInt32BE(1);
      if (length > MOST) throw damaged();
      if (rest.length < 5 + length) break;
      yield partOf(kinds[rest.readUInt8(0)], rest.subarray(5, 5 + length));
      rest = rest.subarray(5 + length);
    }
  }
  if (rest.length > 0) throw truncated();
}

function partOf(kind: (typeof kinds)[number] | undefined, body: Buffer): Part {
  if (kind === 'data') return { kind, bytes: body };
  const value = JSON.parse(body.toString('utf8')) as never;
  if (kind === 'begin') return { kind, entry: value };
  if (kind === 'end') return { kind, sum: value };
  if (kind === 'manifest') return { kind, manifest: value };
  throw damaged();
}
