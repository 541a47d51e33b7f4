import { formatTime } from './format.ts';

interface Scanned {
  readonly cameAt?: string | null;
  readonly leftAt?: string | null;
  readonly startedAt: string;
}

/** What was scanned, beside what counts: 到场 08:41 · 计时自 09:00 when she came before the shift. */
export function scansOf(
  { cameAt, leftAt, startedAt }: Scanned,
  t: (key: string, values: Record<string, string>) => string,
): string {
  return [
    cameAt && t('scans.came', { at: formatTime(cameAt) }),
    cameAt && formatTime(cameAt) !== formatTime(startedAt) && t('scans.countsFrom', { at: formatTime(startedAt) }),
    leftAt && t('scans.left', { at: formatTime(leftAt) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
