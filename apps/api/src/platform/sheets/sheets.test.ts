import { arrayBuffer } from 'node:stream/consumers';
import ExcelJS from '@protobi/exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptSheet } from '../files/accept-file.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { type Cell, type SheetRow, UNCOUNTED } from './cell.ts';
import { dateOf, lostDigits, textOf } from './cells.ts';
import { readRows } from './read-rows.ts';
import { cell, line, makeZip, sheetOf, withStrings, workbookParts } from './testing/sheets.make.ts';
import { guarded, writeRows } from './write-rows.ts';

const code = (result: object): string | undefined =>
  isRefusal(result) ? (result as Refusal).reasons[0]?.code : undefined;
async function rowsOf(bytes: Buffer, max = 1000): Promise<readonly SheetRow[]> {
  const rows = await readRows(bytes, max);
  if (isRefusal(rows)) throw new Error(code(rows));
  return rows as readonly SheetRow[];
}
const cellsOf = async (bytes: Buffer, max?: number): Promise<(readonly Cell[])[]> =>
  (await rowsOf(bytes, max)).map(({ cells }) => cells);

describe('a spreadsheet somebody gives us', () => {
  it('is read with the row numbers people see, empty rows left out', async () => {
    expect(await rowsOf(sheetOf(line(1, ['姓名', '电话']) + line(4, ['演示·甲', '138'])))).toEqual([
      { row: 1, cells: ['姓名', '电话'] },
      { row: 4, cells: ['演示·甲', '138'] },
    ]);
  });

  it('as another program writes it: text, numbers, dates and the last value of a formula, never the formula', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('名单');
    sheet.addRow(['姓名', '生日', '数', '算']);
    sheet.addRow(['演示·乙', new Date('1990-03-07T00:00:00Z'), 42, { formula: 'HYPERLINK("http://x")', result: '看' }]);
    sheet.addRow(['演示·丙', null, null, { formula: '1+1' }]);
    expect(await cellsOf(Buffer.from(await book.xlsx.writeBuffer()))).toEqual([
      ['姓名', '生日', '数', '算'],
      ['演示·乙', '1990-03-07', 42, '看'],
      ['演示·丙', null, null, UNCOUNTED],
    ]);
  });

  it('takes a cell merged downwards for each row it covers, and nothing for a merged title', async () => {
    const rows =
      line(1, ['名册']) +
      line(2, ['村', '姓名']) +
      line(3, ['东村', '甲']) +
      `<row r="4">${cell('B4', '乙')}</row>` +
      line(5, ['西村', '丙']);
    const merges = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/></mergeCells>';
    expect(await cellsOf(sheetOf(rows, merges))).toEqual([
      ['名册'],
      ['村', '姓名'],
      ['东村', '甲'],
      ['东村', '乙'],
      ['西村', '丙'],
    ]);
  });

  it('of several sheets it is the first a person sees', async () => {
    const bytes = makeZip(
      workbookParts([
        { state: 'hidden', xml: `<sheetData>${line(1, ['藏', '着'])}</sheetData>` },
        { state: 'veryHidden', xml: '<sheetData/>' },
        { xml: `<sheetData>${line(1, ['看', '得见'])}</sheetData>` },
      ]),
    );
    expect(await cellsOf(bytes)).toEqual([['看', '得见']]);
  });

  it('is read to its very last row, however many empty ones stand above it', async () => {
    let rows = line(1, ['姓名', '电话']) + line(2, ['甲', '1']);
    for (let row = 3; row < 1_000_000; row += 1) rows += `<row r="${row}" ht="15"/>`;
    const bytes = sheetOf(rows + line(1_000_000, ['乙', '2']));
    expect(isRefusal(acceptSheet(bytes))).toBe(false);
    const before = performance.now();
    expect((await rowsOf(bytes)).map(({ row }) => row)).toEqual([1, 2, 1_000_000]);
    expect(performance.now() - before).toBeLessThan(8000);
    const csv = Buffer.from(`姓名,电话\n${'\n'.repeat(2_000_000)}乙,2`);
    expect((await rowsOf(csv)).map(({ row }) => row)).toEqual([1, 2_000_002]);
  });

  it('may be a full roster of texts that all differ, as long as addresses are', async () => {
    const [people, columns] = [20_000, 13];
    const texts = Array.from({ length: people * columns }, (_, i) => `演示街道演示社区${i}号楼`);
    const rows = Array.from({ length: people }, (_, r) =>
      [...'ABCDEFGHIJKLM'].map((letter, c) => `<c r="${letter}${r + 1}" t="s"><v>${r * columns + c}</v></c>`).join(''),
    );
    const bytes = withStrings(texts, rows.map((row, r) => `<row r="${r + 1}">${row}</row>`).join(''));
    expect(isRefusal(acceptSheet(bytes))).toBe(false);
    const read = await rowsOf(bytes, 20_000);
    expect(read).toHaveLength(people);
    expect(read.at(-1)?.cells).toEqual(texts.slice(-columns));
  });

  it('counts every merged cell, however many there are', async () => {
    const pairs = Array.from({ length: 6000 }, (_, i) => i * 2 + 1);
    const rows = pairs.map(
      (row) => `${line(row, [`村${row}`, '甲'])}<row r="${row + 1}">${cell(`B${row + 1}`, '乙')}</row>`,
    );
    const merges = pairs.map((row) => `<mergeCell ref="A${row}:A${row + 1}"/>`).join('');
    const read = await cellsOf(sheetOf(rows.join(''), `<mergeCells>${merges}</mergeCells>`), 20_000);
    expect(read.at(-1)).toEqual(['村11999', '乙']);
    expect(read).toHaveLength(12_000);
  });

  it('may be packed in the long form, hold texts in pieces, and say dates in words', async () => {
    const rows = `<row r="1"><c t="inlineStr"><is><r><t>演示</t></r><rPh><t>yan</t></rPh><r><t>·甲 &amp; 乙</t></r></is></c>
      <c t="d"><v>1990-03-07T00:00:00</v></c><c><f>A1</f></c><c t="str"><f>""</f><v></v></c></row>`;
    const bytes = makeZip(workbookParts([{ xml: `<sheetData>${rows}</sheetData>` }]), { long: true });
    expect(isRefusal(acceptSheet(bytes))).toBe(false);
    expect(await cellsOf(bytes)).toEqual([['演示·甲 & 乙', '1990-03-07T00:00:00', UNCOUNTED]]);
  });

  it('as CSV may hold quotes, delimiters and line ends in its fields', async () => {
    expect(await cellsOf(Buffer.from('a,"b,""c""\nd",e\r\n"",f,"g\n'))).toEqual([
      ['a', 'b,"c"\nd', 'e'],
      [null, 'f', 'g'],
    ]);
  });

  it('with more rows than are taken is refused by number', async () => {
    expect(
      await readRows(sheetOf(Array.from({ length: 20 }, (_, i) => line(i + 1, ['甲', '乙'])).join('')), 10),
    ).toMatchObject({
      reasons: [{ code: 'SHEET_TOO_MANY_ROWS', params: { max: 10 } }],
    });
  });

  it('as CSV may be UTF-8 with or without mark, or GB 18030', async () => {
    const want = [
      ['姓名', '电话'],
      ['演示·王', '138'],
    ];
    expect(await cellsOf(Buffer.from('\ufeff姓名,电话\r\n演示·王,138\r\n'))).toEqual(want);
    // 姓名,电话 / 演示·王,138 in GB 18030
    expect(await cellsOf(Buffer.from('d0d5c3fb2cb5e7bbb00d0ad1ddcabea1a4cdf52c313338', 'hex'))).toEqual(want);
  });

  it('keeps no more of a huge text than any field may hold', async () => {
    const [, row] = await cellsOf(
      sheetOf(line(1, ['姓名', '电话']) + line(2, [Array.from({ length: 400_000 }, (_, i) => `甲${i}`).join(''), '1'])),
    );
    expect(String(row?.[0]).length).toBe(2000);
  });
});

describe('a hostile spreadsheet is refused in plain words', () => {
  const good = sheetOf(line(1, ['姓名', '电话']) + line(2, ['甲', '1']));
  const doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
  const zeros = '0'.repeat(40_000_000);
  it.each<[string, () => Buffer, string]>([
    [
      'old .xls or a password',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'SHEET_TYPE',
    ],
    ['nothing at all', () => Buffer.alloc(0), 'SHEET_TYPE'],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'SHEET_TYPE'],
    ['an archive that is no workbook', () => makeZip([{ name: 'a.txt', text: 'x' }]), 'SHEET_TYPE'],
    ['a workbook cut in the middle', () => good.subarray(0, good.length >> 1), 'SHEET_BROKEN'],
    [
      'a workbook with a hole',
      () => Buffer.concat([good.subarray(0, 1300), Buffer.alloc(40, 0xff), good.subarray(1340)]),
      'SHEET_BROKEN',
    ],
    ['an entity that reads a file', () => makeZip(workbookParts([{ xml: '<sheetData/>' }], doctype)), 'SHEET_BROKEN'],
    [
      'a bomb',
      () => makeZip([...workbookParts([{ xml: '<sheetData/>' }]), { name: 'xl/media/a.bin', text: zeros }]),
      'SHEET_TOO_BIG',
    ],
    [
      'a bomb that lies about its size',
      () => makeZip([...workbookParts([]), { name: 'xl/worksheets/sheet9.xml', text: zeros, claims: 100 }]),
      'SHEET_TOO_BIG',
    ],
    [
      'thousands of parts',
      () =>
        makeZip([
          ...workbookParts([]),
          ...Array.from({ length: 2500 }, (_, i) => ({ name: `xl/${i}.xml`, text: 'x' })),
        ]),
      'SHEET_TOO_BIG',
    ],
    [
      'an encrypted part',
      () => makeZip(workbookParts([{ xml: '<sheetData/>' }]).map((part) => ({ ...part, encrypted: true }))),
      'SHEET_BROKEN',
    ],
    [
      'the same part twice',
      () => makeZip([...workbookParts([{ xml: '<sheetData/>' }]), { name: 'xl/workbook.xml', text: '<x/>' }]),
      'SHEET_BROKEN',
    ],
    ['only hidden sheets', () => makeZip(workbookParts([{ state: 'hidden', xml: '<sheetData/>' }])), 'SHEET_EMPTY'],
    ['no rows', () => sheetOf(''), 'SHEET_EMPTY'],
    [
      'a million and one shared texts, which as objects would fill the memory',
      () =>
        withStrings(
          Array.from({ length: 1_000_001 }, (_, i) => String((i * 7919) % 1_000_003)),
          line(1, ['姓名', '电话']),
        ),
      'SHEET_TOO_BIG',
    ],
    [
      'more merged cells than any roster has',
      () =>
        sheetOf(
          line(1, ['姓名', '电话']),
          Array.from({ length: 300_000 }, (_, i) => `<mergeCell ref="A${i + 1}:A${i + 2}"/>`).join(''),
        ),
      'SHEET_TOO_BIG',
    ],
    ['rows that go backwards', () => sheetOf(line(3, ['甲', '乙']) + line(3, ['丙', '丁'])), 'SHEET_BROKEN'],
    ['a row beyond every sheet', () => sheetOf(line(99_999_999_999, ['甲', '乙'])), 'SHEET_BROKEN'],
    ['a cell outside every sheet', () => sheetOf('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'), 'SHEET_BROKEN'],
    ['markup that ends nowhere', () => sheetOf('<row r="1"><c r="A1"><v>1</row'), 'SHEET_BROKEN'],
  ])('%s', async (_what, make, want) => {
    const bytes = make();
    const accepted = acceptSheet(bytes);
    expect(code(isRefusal(accepted) ? accepted : await readRows(bytes, 100))).toBe(want);
  });

  it('whatever bytes come, the answer is rows or a refusal, never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(good.length - 1), async (noise, at) => {
        const bytes = Buffer.concat([good.subarray(0, at), Buffer.from(noise), good.subarray(at + noise.length)]);
        for (const input of [bytes, Buffer.from(noise)]) {
          const accepted = acceptSheet(input);
          if (!isRefusal(accepted)) await readRows(input, 50);
        }
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});

describe('what a cell says', () => {
  it.each<[Cell, string]>([
    ['1990-03-07', '1990-03-07'],
    ['1990/3/7', '1990-03-07'],
    ['1990.3.7', '1990-03-07'],
    ['１９９０年３月７日', '1990-03-07'],
    [19900307, '1990-03-07'],
    [32939, '1990-03-07'],
    ['1990-03-07 00:00:00', '1990-03-07'],
    ['1990/3/7 0:00', '1990-03-07'],
    ['1990-03-07T00:00:00', '1990-03-07'],
    ['1990-03-07T00:00:00.000Z', '1990-03-07'],
    ["'1990-03-07", '1990-03-07'],
    ['去年', '去年'],
    [null, ''],
  ])('%s as a date is %s', (given, want) => expect(dateOf(given)).toBe(want));

  it('marks that only tell a spreadsheet "this is text" are no part of it', () => {
    const marked = [
      "'+8613900000011",
      "'=演示",
      "'370303199003070021",
      '="370303199003070021"',
      '’13900000011',
      "'乙'",
    ];
    expect(marked.map(textOf)).toEqual([
      '+8613900000011',
      '=演示',
      '370303199003070021',
      '370303199003070021',
      '13900000011',
      "'乙'",
    ]);
    expect(lostDigits("'3.70303199003071E+17")).toBe(true);
  });

  it('whatever is written and guarded is read as it was', () => {
    const text = fc.tuple(fc.constantFrom('=', '+', '-', '@'), fc.stringMatching(/^[0-9A-Za-z]{1,20}$/));
    fc.assert(fc.property(text, ([sign, rest]) => textOf(guarded(sign + rest)) === sign + rest));
  });

  it('an ID number that became a number has lost digits, a phone has not', () => {
    expect(
      [Number('370303199003070021'), '3.70303199003071E+17', 13900000011, '370303199003070021'].map(lostDigits),
    ).toEqual([true, true, false, false]);
    expect(textOf(13900000011)).toBe('13900000011');
    expect(textOf(' １３９００００００１１ ')).toBe('13900000011');
  });
});

describe('a spreadsheet we give away', () => {
  it('holds no formula that somebody typed into a field', async () => {
    const evil = ['=cmd|calc!A1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x")'];
    const bytes = writeRows(
      '表',
      [{ header: '内容', width: 20 }],
      (async function* () {
        for (const text of evil) yield [text];
      })(),
    );
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await arrayBuffer(bytes));
    const values = evil.map((_, i) => book.worksheets[0]?.getCell(i + 2, 1));
    expect(values.map((one) => one?.type)).toEqual(evil.map(() => ExcelJS.ValueType.String));
    expect(values.every((one) => String(one?.value).startsWith("'"))).toBe(true);
  });

  it('whatever is written, no text begins like a formula; numbers stay numbers', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/^[=+\-@\t\r]/.test(String(guarded(text)))));
    expect(guarded(-5)).toBe(-5);
  });
});
