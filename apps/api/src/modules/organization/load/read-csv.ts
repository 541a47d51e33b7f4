import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the committed data, from the sources as from the built server. */
export function dataFolder(): string {
  for (let at = import.meta.dirname; dirname(at) !== at; at = dirname(at)) {
    if (existsSync(join(at, 'data', 'divisions-37.csv'))) return join(at, 'data');
  }
  throw new Error('The data folder with the divisions is missing.');
}

/** The cells of one line; quotes only where a cell holds a comma. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return cells
    .slice(0, line.endsWith(',') ? undefined : -1)
    .map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '').replaceAll('""', '"'));
}

/** Rows of a CSV by the names of its head; a missing file is an empty one. */
export function readCsv(file: string): { rows: Record<string, string>[]; text: string } {
  if (!existsSync(file)) return { rows: [], text: '' };
  const text = readFileSync(file, 'utf8');
  const [head = '', ...lines] = text.split(/\r?\n/).filter(Boolean);
  const names = head.split(',');
  const rows = lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
  return { rows, text };
}
