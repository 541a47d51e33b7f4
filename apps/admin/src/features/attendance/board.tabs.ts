import type { SignUpState } from '@jinguo/schema';
import type { BoardTab, BoardViewFragment } from '../../gql/graphql.ts';

/** Tabs as they stand in a row; the server narrows to each (board-lines.ts). */
export const boardTabs = ['ALL', 'FORGOTTEN', 'EXPECTED', 'HERE', 'LEFT', 'ASKED'] as const satisfies BoardTab[];

/** Still here although her shift is over: she forgot to check out, and nothing is proposed until it is said when she left. */
export const forgotToLeave = (line: { state: SignUpState; endsAt: string }, now: Date): boolean =>
  line.state === 'ARRIVED' && new Date(line.endsAt) < now;

type Counts = Pick<BoardViewFragment, 'arrived' | 'completed' | 'requested' | 'expected' | 'forgotten'>;

/** How many stand in a tab, whatever of them a page shows. */
export function countOf(counts: Counts, tab: BoardTab): number {
  const { arrived, completed, requested, expected, forgotten } = counts;
  const known: Record<BoardTab, number> = {
    ALL: arrived + completed + requested + expected,
    FORGOTTEN: forgotten,
    EXPECTED: expected,
    HERE: arrived,
    LEFT: completed,
    ASKED: requested,
  };
  return known[tab];
}
