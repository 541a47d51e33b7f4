import type { SignUpState } from '@jinguo/schema';

export const boardTabs = ['all', 'expected', 'here', 'left', 'asked'] as const;
export type BoardTab = (typeof boardTabs)[number];

const states: Record<Exclude<BoardTab, 'all'>, readonly SignUpState[]> = {
  expected: ['SIGNED_UP', 'NO_SHOW', 'EXCUSED'],
  here: ['ARRIVED'],
  left: ['COMPLETED'],
  asked: ['REQUESTED'],
};

/** Lines of one tab; those who forgot to check out come first, then whoever is here. */
export function linesOf<Line extends { state: SignUpState; endsAt: string; checkedInAt?: string | null }>(
  lines: readonly Line[],
  tab: BoardTab,
  now: Date,
): Line[] {
  const shown = tab === 'all' ? [...lines] : lines.filter((line) => states[tab].includes(line.state));
  const rank = (line: Line): number =>
    line.state === 'ARRIVED'
      ? new Date(line.endsAt) < now
        ? 0
        : 1
      : line.state === 'REQUESTED'
        ? 2
        : line.state === 'SIGNED_UP'
          ? 3
          : 4;
  return shown.sort((a, b) => rank(a) - rank(b));
}
