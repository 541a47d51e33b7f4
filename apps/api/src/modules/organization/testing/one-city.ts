import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../load/read-csv.ts';

/**
 * Cuts the committed lists down to 济南, with 莱芜 that became part of it, for tests that need a first load but not all of
 * it; answers the place of the list. Still too many rows to be put in one by one (BULK in load-organization.ts).
 */
export function oneCity(folder: string): string {
  for (const name of readdirSync(dataFolder()).filter((one) => one.endsWith('-37.csv'))) {
    const [head, ...lines] = readFileSync(join(dataFolder(), name), 'utf8').split(/\r?\n/);
    const kept = lines.filter((line) => /^(37,|3701|3703,|3712)/.test(line));
    writeFileSync(join(folder, name), [head, ...kept, ''].join('\n'));
  }
  return join(folder, 'divisions-37.csv');
}
