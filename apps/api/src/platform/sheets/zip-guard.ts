import { inflateRawSync } from 'node:zlib';
import { type Refusal, refuse } from '../refusal.ts';

/** What a workbook may unfold to. A year's roster of a county is a few megabytes; the rest is somebody's joke. */
export const zipLimits = {
  entries: 2000,
  inflatedBytes: 96 * 1024 * 1024,
  /** Applies to parts that unfold to more than `smallPart`: short texts compress well honestly. */
  ratio: 300,
  smallPart: 4 * 1024 * 1024,
} as const;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly inflated: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const LONG_END = 0x06064b50;
const LONG_LOCATOR = 0x07064b50;
const ALL_ONES = 0xffffffff;
const broken = (): Refusal => refuse('SHEET_BROKEN', { field: 'file' });
const tooBig = (): Refusal => refuse('SHEET_TOO_BIG', { field: 'file' });

export const looksLikeZip = (bytes: Buffer): boolean => bytes.length > 22 && bytes.readUInt32LE(0) === LOCAL;

/** The archive's own list of contents, checked against every limit before anything is unfolded. */
export function listZip(bytes: Buffer): readonly ZipEntry[] | Refusal {
  const { count, start } = endOf(bytes) ?? { count: 0, start: 0 };
  if (count === 0) return broken();
  if (count > zipLimits.entries) return tooBig();
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = start;
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    const entry = entryAt(bytes, at);
    if (!entry || names.has(entry.name)) return broken();
    total += entry.inflated;
    if (total > zipLimits.inflatedBytes) return tooBig();
    if (entry.inflated > zipLimits.smallPart && entry.inflated / Math.max(1, entry.packed) > zipLimits.ratio)
      return tooBig();
    names.add(entry.name);
    entries.push(entry);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** How many entries, and where their list begins. The end record stands last, before at most 64 KB of comment. */
function endOf(bytes: Buffer): { count: number; start: number } | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) {
    if (bytes.readUInt32LE(at) !== END) continue;
    return longEndOf(bytes, at - 20) ?? { count: bytes.readUInt16LE(at + 10), start: bytes.readUInt32LE(at + 16) };
  }
  return null;
}

/** Programs that write as they go use the long form (ZIP64) for small files, too: a second end record, found by its locator. */
function longEndOf(bytes: Buffer, locator: number): { count: number; start: number } | null {
  if (locator < 0 || bytes.readUInt32LE(locator) !== LONG_LOCATOR) return null;
  const at = longAt(bytes, locator + 8);
  if (at + 56 > bytes.length || bytes.readUInt32LE(at) !== LONG_END) return null;
  return { count: longAt(bytes, at + 32), start: longAt(bytes, at + 48) };
}

const longAt = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at));

function entryAt(bytes: Buffer, at: number): ZipEntry | null {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return null;
  const encrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  const method = bytes.readUInt16LE(at + 10);
  const length = bytes.readUInt16LE(at + 28);
  const [inflated, packed, offset] = sizesOf(bytes, at, at + 46 + length) ?? [];
  if (inflated === undefined || packed === undefined || offset === undefined) return null;
  const whole = at + 46 + length <= bytes.length && offset + 30 <= bytes.length;
  if (encrypted || (method !== 0 && method !== 8) || !whole) return null;
  return { name: bytes.toString('utf8', at + 46, at + 46 + length), method, packed, inflated, offset };
}

/** Unfolded, packed, and where it begins; each that does not fit (all ones) stands in the long form behind the name. */
function sizesOf(bytes: Buffer, at: number, extra: number): number[] | null {
  const short = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
  if (!short.includes(ALL_ONES)) return short;
  const end = Math.min(bytes.length, extra + bytes.readUInt16LE(at + 30));
  for (let field = extra; field + 4 <= end; field += 4 + bytes.readUInt16LE(field + 2)) {
    if (bytes.readUInt16LE(field) !== 1) continue;
    let long = field + 4;
    const sizes = short.map((size) => {
      if (size !== ALL_ONES || long + 8 > end) return size;
      long += 8;
      return longAt(bytes, long - 8);
    });
    return sizes.includes(ALL_ONES) ? null : sizes;
  }
  return null;
}

/** One part, unfolded to no more than the list says; one that lies about its size is refused. */
export function unfold(bytes: Buffer, entry: ZipEntry): Buffer | Refusal {
  if (bytes.readUInt32LE(entry.offset) !== LOCAL) return broken();
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) return broken();
  if (entry.method === 0) return packed.length === entry.inflated ? packed : broken();
  try {
    const part = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.inflated) });
    return part.length === entry.inflated ? part : broken();
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooBig() : broken();
  }
}
