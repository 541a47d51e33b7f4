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
const broken = (): Refusal => refuse('SHEET_BROKEN', { field: 'file' });
const tooBig = (): Refusal => refuse('SHEET_TOO_BIG', { field: 'file' });

export const looksLikeZip = (bytes: Buffer): boolean => bytes.length > 22 && bytes.readUInt32LE(0) === LOCAL;

/** The archive's own list of contents, checked against every limit before anything is unfolded. */
export function listZip(bytes: Buffer): readonly ZipEntry[] | Refusal {
  const end = endOf(bytes);
  if (end < 0) return broken();
  const count = bytes.readUInt16LE(end + 10);
  if (count === 0 || count === 0xffff) return broken();
  if (count > zipLimits.entries) return tooBig();
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
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

/** The end record stands last, before at most 64 KB of comment. */
function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1)
    if (bytes.readUInt32LE(at) === END) return at;
  return -1;
}

function entryAt(bytes: Buffer, at: number): ZipEntry | null {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return null;
  const encrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  const method = bytes.readUInt16LE(at + 10);
  const [packed, inflated] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
  const length = bytes.readUInt16LE(at + 28);
  const offset = bytes.readUInt32LE(at + 42);
  const whole = at + 46 + length <= bytes.length && offset + 30 <= bytes.length;
  if (encrypted || (method !== 0 && method !== 8) || !whole || packed === 0xffffffff || offset === 0xffffffff)
    return null;
  return { name: bytes.toString('utf8', at + 46, at + 46 + length), method, packed, inflated, offset };
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
