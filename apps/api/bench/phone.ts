import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { atMost, type Line } from './report.ts';

/** What the phone fetches before the first page stands: the page, its scripts and styles (those it preloads, too). */
export function measureFirstPage(): Line[] {
  const dist = resolve(import.meta.dirname, '../../volunteer/dist');
  const index = join(dist, 'index.html');
  if (!existsSync(index)) {
    console.log('      apps/volunteer/dist is missing: run `npm run build` first.');
    return [
      {
        what: "Phone's first page, gzip",
        value: Number.NaN,
        unit: 'kB',
        bound: '≤ 170',
        pass: false,
        note: 'not built',
      },
    ];
  }
  const html = readFileSync(index, 'utf8');
  const files = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(
    (match) => match[1] ?? '',
  );
  const sizes = [gzipSync(html).length, ...new Set(files)].map((item) =>
    typeof item === 'number' ? item : gzipSync(readFileSync(join(dist, item))).length,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  return [atMost("Phone's first page, gzip", total, 170, 'kB', `${new Set(files).size} files and the page`)];
}
