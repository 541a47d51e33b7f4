import type { SignUpState } from '@jinguo/schema';

export const boardTabs = ['all', 'forgotten', 'expected', 'here', 'left', 'asked'] as const;
export type BoardTab = (typeof boardTabs)[number];

const states: Record<Exclude<BoardTab, 'all' | 'forgotten'>, readonly SignUpState[]> = {
  expected: ['SIGNED_UP', 'NO_SHOW', 'EXCUSED'],
  here: ['ARRIVED'],
  left: ['COMPLETED'],
  asked: ['REQUESTED'],
};

/** Still here although her shift is over: she forgot to check out, and nothing is proposed until it is said when she left. */
export const forgotToLeave = (line: { state: SignUpState; endsAt: string }, now: Date): boolean =>
  line.state === 'ARRIVED' && new Date(line.endsAt) < now;

/** Lines of one tab; those who forgot to check out come first, then whoever is here. */
export function linesOf<Line extends { state: SignUpState; endsAt: string; checkedInAt?: string | null }>(
  lines: readonly Line[],
  tab: BoardTab,
  now: Date,
): Line[] {
  const shown = lines.filter(
    (line) => tab === 'all' || (tab === 'forgotten' ? forgotToLeave(line, now) : states[tab].includes(line.state)),
  );
  const rank = (line: Line): number =>
    line.state === 'ARRIVED'
      ? forgotToLeave(line, now)
        ? 0
        : 1
      : line.state === 'REQUESTED'
        ? 2
        : line.state === 'SIGNED_UP'
          ? 3
          : 4;
  return shown.sort((a, b) => rank(a) - rank(b));
}
