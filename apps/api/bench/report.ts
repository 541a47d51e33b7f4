/** One line of the table: what was measured, the bound, whether it held. */
export interface Line {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: string;
  readonly pass: boolean;
  readonly note: string;
}

export const atMost = (what: string, value: number, most: number, unit: string, note = ''): Line => ({
  what,
  value,
  unit,
  bound: `≤ ${most}`,
  pass: value <= most,
  note,
});
export const atLeast = (what: string, value: number, least: number, unit: string, note = ''): Line => ({
  what,
  value,
  unit,
  bound: `≥ ${least}`,
  pass: value >= least,
  note,
});

const wide = (text: string): number => [...text].reduce((sum, mark) => sum + (/[\u2e80-\uffef]/.test(mark) ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - wide(text)));
const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** Plain columns, one PASS or MISS per line. */
export function printLine(line: Line): void {
  console.log(
    `${line.pass ? 'PASS' : 'MISS'}  ${padded(line.what, 62)} ${padded(`${shown(line.value)} ${line.unit}`, 12)} ${padded(line.bound, 8)} ${line.note}`,
  );
}

/** The value below which so many of a hundred lie. */
export const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * part) / 100))] ?? 0;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
