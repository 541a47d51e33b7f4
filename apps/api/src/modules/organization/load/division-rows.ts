import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { dataFolder, readCsv } from './read-csv.ts';

/** A division as the table holds it; level and parent follow from the width of the code (rules §5). */
export interface DivisionRow {
  readonly code: string;
  readonly parentCode: string | null;
  readonly level: number;
  name: string;
  readonly urbanRural: string | null;
  readonly statisticsOnly: boolean;
  readonly provisional: boolean;
  validFrom: string | null;
  validTo: string | null;
  successorCode: string | null;
}

const widths = [2, 4, 6, 9, 12];

export const levelOf = (code: string): number => widths.indexOf(code.length) + 1;
export const parentCodeOf = (code: string): string | null => {
  const width = widths[levelOf(code) - 2];
  return width === undefined ? null : code.slice(0, width);
};

/** Rows that belong to a place carry its county code; of a province or city it ends in zeros. */
export const countyCodeOf = (code: string): string => code.slice(0, 6).padEnd(6, '0');

const rowOf = (cells: Readonly<Record<string, string>>): DivisionRow => ({
  code: cells.code ?? '',
  parentCode: parentCodeOf(cells.code ?? ''),
  level: levelOf(cells.code ?? ''),
  name: cells.name ?? '',
  urbanRural: cells.urban_rural || null,
  statisticsOnly: cells.statistics_only === '1',
  provisional: cells.provisional === '1',
  validFrom: cells.valid_from || null,
  validTo: cells.valid_to || null,
  successorCode: cells.successor_code || null,
});

/** The list of a province with its changes applied: ended codes with successors, provisional ones, validity. */
export function divisionRows(province: string, folder = dataFolder()): { rows: DivisionRow[]; source: string } {
  const list = readCsv(join(folder, `divisions-${province}.csv`));
  const changes = readCsv(join(folder, `divisions-changes-${province}.csv`));
  const rows = new Map(list.rows.map((cells) => [cells.code ?? '', rowOf(cells)]));
  for (const cells of changes.rows) {
    const change = rowOf(cells);
    const known = rows.get(change.code);
    if (!known) {
      rows.set(change.code, change);
      continue;
    }
    known.validFrom = change.validFrom;
    known.validTo = change.validTo;
    known.successorCode = change.successorCode;
    if (change.name) known.name = change.name;
  }
  const sorted = [...rows.values()].sort((a, b) => a.level - b.level || (a.code < b.code ? -1 : 1));
  const wrong = sorted.find((row) => row.level < 1 || !row.name || (row.parentCode && !rows.has(row.parentCode)));
  if (wrong) throw new Error(`divisions of ${province}: ${wrong.code} has no level, name or parent.`);
  return { rows: sorted, source: list.text + changes.text };
}

/** Full pinyin and initials, for finding a place by keyboard. */
export function pinyinOf(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return {
    pinyin: syllables.join('').toLowerCase(),
    initials: syllables
      .map((s) => s[0] ?? '')
      .join('')
      .toLowerCase(),
  };
}
