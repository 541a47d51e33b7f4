import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { XmlScanner } from './scan-xml.ts';
import { listZip, unfold } from './zip-guard.ts';

/** The parts of a workbook that are read: the first sheet a person sees, and what its cells refer to. */
export interface Workbook {
  readonly sheet: Buffer;
  readonly strings: Buffer | null;
  readonly styles: Buffer | null;
  /** Days counted from 1904, as Excel for the Mac once did. */
  readonly from1904: boolean;
}

const broken = (): Refusal => refuse('SHEET_BROKEN', { field: 'file' });
const xmlPart = /\.(xml|rels)$/i;

/**
 * Unfolds every text part once within the limits: sizes that lie, broken streams and document types (entities) are
 * refused before anything is read.
 */
export function openWorkbook(bytes: Buffer): Workbook | Refusal {
  const entries = listZip(bytes);
  if (isRefusal(entries)) return entries;
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!xmlPart.test(entry.name)) continue;
    const part = unfold(bytes, entry);
    if (isRefusal(part)) return part;
    // A real workbook has no document type; one with it wants something of the parser.
    if (part.includes('<!DOCTYPE') || part.includes('<!ENTITY')) return broken();
    parts.set(entry.name.toLowerCase(), part);
  }
  const book = parts.get('xl/workbook.xml');
  if (!book) return refuse('SHEET_TYPE', { field: 'file' });
  const { sheetId, from1904 } = readBook(book);
  if (sheetId === null) return refuse('SHEET_EMPTY', { field: 'file' });
  const links = readLinks(parts.get('xl/_rels/workbook.xml.rels'));
  const part = (link: Link | undefined): Buffer | null => (link && parts.get(link.target)) ?? null;
  const sheet = part(links.find(({ id }) => id === sheetId));
  if (!sheet) return broken();
  const ofType = (type: string): Buffer | null => part(links.find((link) => link.type === type));
  return { sheet, strings: ofType('sharedStrings'), styles: ofType('styles'), from1904 };
}

const MAX_SHEETS = 2000;

/** The link of the first sheet that is not hidden. */
function readBook(book: Buffer): { sheetId: string | null; from1904: boolean } {
  const xml = new XmlScanner(book);
  let [sheets, from1904] = [0, false];
  while (xml.next() && sheets < MAX_SHEETS) {
    if (xml.kind === 'close' || xml.kind === 'text') continue;
    if (xml.name === 'workbookPr') from1904 = ['1', 'true'].includes(xml.attr('date1904') ?? '');
    if (xml.name !== 'sheet') continue;
    sheets += 1;
    if (!['hidden', 'veryHidden'].includes(xml.attr('state') ?? ''))
      return { sheetId: xml.attr('\\w+:id') ?? '', from1904 };
  }
  return { sheetId: null, from1904 };
}

interface Link {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

function readLinks(part: Buffer | undefined): readonly Link[] {
  const links: Link[] = [];
  const xml = new XmlScanner(part ?? Buffer.alloc(0));
  while (xml.next() && links.length < MAX_SHEETS)
    if (xml.name === 'Relationship' && xml.kind !== 'close' && xml.kind !== 'text')
      links.push({
        id: xml.attr('Id') ?? '',
        type: (xml.attr('Type') ?? '').split('/').at(-1) ?? '',
        target: (xml.attr('Target') ?? '').replace(/^(\.\/|\/?xl\/)?/, 'xl/').toLowerCase(),
      });
  return links;
}
