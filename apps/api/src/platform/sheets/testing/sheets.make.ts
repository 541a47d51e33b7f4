import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive; sizes may lie, for tests. */
export interface Part {
  readonly name: string;
  readonly text: string | Buffer;
  readonly claims?: number;
  readonly encrypted?: boolean;
}

/** A ZIP archive as a spreadsheet program writes one; `long` as one that writes while it goes does (ZIP64). */
export function makeZip(parts: readonly Part[], { long = false } = {}): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, text, claims, encrypted } of parts) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const label = Buffer.from(name);
    const head = (signature: number, size: number): Buffer => {
      const at = signature === 0x02014b50 ? 2 : 0;
      const bytes = Buffer.alloc(size);
      bytes.writeUInt32LE(signature, 0);
      bytes.writeUInt16LE(encrypted ? 1 : 0, 6 + at);
      bytes.writeUInt16LE(8, 8 + at);
      bytes.writeUInt32LE(crc32(plain), 14 + at);
      bytes.writeUInt32LE(packed.length, 18 + at);
      bytes.writeUInt32LE(claims ?? plain.length, 22 + at);
      bytes.writeUInt16LE(label.length, 26 + at);
      return bytes;
    };
    const entry = head(0x02014b50, 46);
    entry.writeUInt32LE(offset, 42);
    list.push(entry, label, ...(long ? [lengthened(entry)] : []));
    const local = Buffer.concat([head(0x04034b50, 30), label, packed]);
    bodies.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  const longEnd = long ? endOf64(parts.length, offset, directory.length) : Buffer.alloc(0);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  if (long) end.fill(0xff, 8, 20);
  return Buffer.concat([...bodies, directory, longEnd, end]);
}

/** Moves sizes and offset of an entry into the long form behind its name. */
function lengthened(entry: Buffer): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [i, at] of [24, 20, 42].entries()) {
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(at)), 4 + i * 8);
    entry.fill(0xff, at, at + 4);
  }
  entry.writeUInt16LE(extra.length, 30);
  return extra;
}

function endOf64(count: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(76);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeBigUInt64LE(BigInt(count), 24);
  bytes.writeBigUInt64LE(BigInt(count), 32);
  bytes.writeBigUInt64LE(BigInt(size), 40);
  bytes.writeBigUInt64LE(BigInt(start), 48);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(start + size), 64);
  return bytes;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetXml {
  readonly name?: string;
  readonly state?: string;
  /** What stands inside <worksheet>. */
  readonly xml: string;
}

/** The parts of a workbook with these sheets, written by hand so that a test may write what no program would. */
export const workbookParts = (sheets: readonly SheetXml[], prolog = ''): Part[] => [
  {
    name: '[Content_Types].xml',
    text: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
  },
  {
    name: '_rels/.rels',
    text: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  },
  {
    name: 'xl/workbook.xml',
    text: `<?xml version="1.0"?>${prolog}<workbook xmlns="${main}" xmlns:r="${links}"><sheets>${sheets.map(({ name, state }, i) => `<sheet name="${name ?? `表${i + 1}`}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${links}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
  },
  ...sheets.map(({ xml }, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    text: `<?xml version="1.0"?>${prolog}<worksheet xmlns="${main}">${xml}</worksheet>`,
  })),
];

/** A cell of text. */
export const cell = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
/** A row of texts from column A. */
export const line = (row: number, texts: readonly string[]): string =>
  `<row r="${row}">${texts.map((text, i) => cell(`${String.fromCharCode(65 + i)}${row}`, text)).join('')}</row>`;
export const sheetOf = (rows: string, after = ''): Buffer =>
  makeZip(workbookParts([{ xml: `<sheetData>${rows}</sheetData>${after}` }]));

/** A workbook whose cells refer to these texts. */
export function withStrings(texts: readonly string[], rows: string): Buffer {
  const link = `<Relationship Id="rIdS" Type="${links}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
  const parts = workbookParts([{ xml: `<sheetData>${rows}</sheetData>` }]).map((part) =>
    part.name.endsWith('workbook.xml.rels')
      ? { ...part, text: String(part.text).replace('</Relationships>', link) }
      : part,
  );
  const xml = `<sst xmlns="${main}">${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
  return makeZip([...parts, { name: 'xl/sharedStrings.xml', text: xml }]);
}
