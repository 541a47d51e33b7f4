import type { OperationVariables } from '@apollo/client/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useQuery } from '@vue/apollo-composable';
import { type ComputedRef, computed, type Ref, ref, shallowRef, watch } from 'vue';

export interface Connection<Node> {
  readonly edges: readonly { readonly cursor?: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly totalCount?: number;
}

export interface Paged<Node> {
  readonly rows: ComputedRef<Node[]>;
  readonly total: ComputedRef<number | undefined>;
  readonly ready: ComputedRef<boolean>;
  readonly loading: Ref<boolean>;
  readonly error: Ref<unknown>;
  /** 1 for the first page. */
  readonly page: ComputedRef<number>;
  readonly hasNext: ComputedRef<boolean>;
  readonly next: () => void;
  readonly previous: () => void;
  readonly refetch: () => void;
}

/**
 * A list by keyset pages: the cursor of every page already seen is kept, so that "previous" needs no counting.
 * A changed filter starts at the first page; the rows on the screen stay until the new ones are there.
 */
export function usePaged<Data, Variables extends OperationVariables, Node>(
  document: TypedDocumentNode<Data, Variables>,
  variables: () => Omit<Variables, 'after'>,
  pick: (data: Data) => Connection<Node> | null | undefined,
  enabled: () => boolean = () => true,
): Paged<Node> {
  const trail = ref<string[]>([]);
  const asked = (): Variables => ({ ...variables(), after: trail.value.at(-1) ?? null }) as unknown as Variables;
  const { result, loading, error, refetch } = useQuery<Data, Variables>(document, asked, () => ({
    fetchPolicy: 'no-cache',
    // Asked again because something changed, the answer under way may be of before: it must not stand in for the new one.
    context: { queryDeduplication: false },
    enabled: enabled(),
  }));
  const shown = shallowRef<Connection<Node> | null>(null);
  watch(
    result,
    (data) => {
      const list = data ? pick(data as Data) : null;
      if (list) shown.value = list;
    },
    { immediate: true },
  );
  watch(
    () => JSON.stringify(variables()),
    () => {
      trail.value = [];
    },
  );
  return {
    rows: computed(() => shown.value?.edges.map((edge) => edge.node) ?? []),
    total: computed(() => shown.value?.totalCount),
    ready: computed(() => shown.value !== null && !(error.value && !loading.value)),
    loading,
    error,
    page: computed(() => trail.value.length + 1),
    hasNext: computed(() => shown.value?.pageInfo.hasNextPage ?? false),
    next: () => {
      const cursor = shown.value?.pageInfo.endCursor;
      if (cursor) trail.value = [...trail.value, cursor];
    },
    previous: () => {
      trail.value = trail.value.slice(0, -1);
    },
    refetch: () => void refetch(),
  };
}
