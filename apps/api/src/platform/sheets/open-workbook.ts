import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { listZip, unfold } from './zip-guard.ts';

/** A rectangle of merged cells, rows and columns from 0. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

/** What must be known of a workbook before its rows are read. */
export interface Workbook {
  /** The first sheet a person sees when she opens the file. */
  readonly sheet: number;
  /** Cells merged downwards: the value stands in the first of them and holds for all. */
  readonly merges: readonly Merge[];
}

const MAX_MERGES = 5000;
const broken = (): Refusal => refuse('SHEET_BROKEN', { field: 'file' });
const xmlPart = /\.(xml|rels)$/i;

/**
 * Unfolds every text part once within the limits: sizes that lie, broken streams and document types (entities) are
 * refused before the spreadsheet library sees the file.
 */
export function openWorkbook(bytes: Buffer): Workbook | Refusal {
  const entries = listZip(bytes);
  if (isRefusal(entries)) return entries;
  const kept = new Map<string, string>();
  for (const entry of entries) {
    if (!xmlPart.test(entry.name)) continue;
    const part = unfold(bytes, entry);
    if (isRefusal(part)) return part;
    // A real workbook has no document type; one with it wants something of the parser.
    if (part.includes('<!DOCTYPE') || part.includes('<!ENTITY')) return broken();
    if (/^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels)$/i.test(entry.name))
      kept.set(entry.name.toLowerCase(), part.toString('utf8'));
    else if (/^xl\/worksheets\//i.test(entry.name)) kept.set(entry.name.toLowerCase(), mergeText(part));
  }
  const book = kept.get('xl/workbook.xml');
  if (!book) return refuse('SHEET_TYPE', { field: 'file' });
  const sheets = [...book.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag);
  const sheet = sheets.findIndex((tag) => !/\sstate="(hidden|veryHidden)"/.test(tag));
  if (sheet < 0) return refuse('SHEET_EMPTY', { field: 'file' });
  return { sheet, merges: mergesOf(partOf(sheets[sheet] ?? '', kept)) };
}

/** Merged cells stand behind the rows; only that tail is kept. */
function mergeText(part: Buffer): string {
  const at = part.lastIndexOf('<mergeCells');
  return at < 0 ? '' : part.toString('utf8', at, Math.min(part.length, at + 400_000));
}

function partOf(tag: string, kept: ReadonlyMap<string, string>): string {
  const id = /\sr:id="([^"]+)"/i.exec(tag)?.[1];
  const links = kept.get('xl/_rels/workbook.xml.rels') ?? '';
  const link = [...links.matchAll(/<Relationship\s[^>]*>/g)]
    .map(([text]) => text)
    .find((text) => text.includes(`Id="${id}"`));
  const target = /Target="([^"]+)"/.exec(link ?? '')?.[1] ?? '';
  return kept.get(target.replace(/^\/?(xl\/)?/, 'xl/').toLowerCase()) ?? '';
}

const columnOf = (letters: string): number =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function mergesOf(text: string): Merge[] {
  const found: Merge[] = [];
  for (const [, left, top, right, bottom] of text.matchAll(/ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
    if (found.length >= MAX_MERGES) break;
    if (left && left === right && top !== bottom)
      found.push({ left: columnOf(left), top: Number(top) - 1, bottom: Number(bottom) - 1 });
  }
  return found;
}
