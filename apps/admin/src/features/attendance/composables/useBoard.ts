import { failureOf } from '@jinguo/web';
import { useQuery, useSubscription } from '@vue/apollo-composable';
import { computed, ref, shallowRef, watch } from 'vue';
import { BoardDocument, BoardLiveDocument, type BoardTab, type BoardViewFragment } from '../../../gql/graphql.ts';

/**
 * The live board with the lines of one tab, a page at a time: tab and page are asked of the server, since of a thousand
 * people the browser holds fifty. The cursors of the pages already seen are kept, as `usePaged` does.
 */
export function useBoard(id: string) {
  const tab = ref<BoardTab>('ALL');
  const trail = ref<string[]>([]);
  const asked = computed(() => ({ id, tab: tab.value, after: trail.value.at(-1) ?? null }));
  const { result, error, loading, refetch } = useQuery(BoardDocument, asked, { fetchPolicy: 'no-cache' });
  const live = useSubscription(BoardLiveDocument, asked, { fetchPolicy: 'no-cache' });
  const board = shallowRef<BoardViewFragment | null>(null);
  const connected = ref(true);
  /** Whether the lines are those of the tab and page asked for. */
  const fresh = ref(false);
  watch(asked, () => {
    fresh.value = false;
  });
  const show = (next: BoardViewFragment | null | undefined): void => {
    if (!next) return;
    board.value = next;
    fresh.value = true;
  };
  watch(result, (data) => show(data?.board));
  live.onResult(({ data }) => {
    connected.value = true;
    show(data?.board);
  });
  live.onError((problem) => {
    connected.value = failureOf(problem) !== 'offline';
  });
  return {
    board,
    connected,
    error,
    loading,
    refetch: () => void refetch(),
    gone: computed(() => Boolean(result.value && !result.value.board)),
    lines: computed(() => board.value?.lines.edges.map(({ node }) => node) ?? []),
    // Lines stay until the new ones are there; where those cannot be had, lines of another tab would be a lie.
    ready: computed(() => fresh.value || !error.value),
    tab,
    choose: (to: BoardTab): void => {
      trail.value = [];
      tab.value = to;
    },
    page: computed(() => trail.value.length + 1),
    next: (): void => {
      const cursor = board.value?.lines.pageInfo.endCursor;
      if (cursor) trail.value = [...trail.value, cursor];
    },
    previous: (): void => {
      trail.value = trail.value.slice(0, -1);
    },
  };
}
