import type { OperationVariables, WatchQueryFetchPolicy } from '@apollo/client/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useQuery } from '@vue/apollo-composable';
import { type ComputedRef, computed, type Ref, ref } from 'vue';

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}
export interface Paged<Node> {
  readonly nodes: ComputedRef<readonly Node[]>;
  readonly ready: ComputedRef<boolean>;
  readonly loading: Ref<boolean>;
  readonly error: Ref<unknown>;
  readonly hasMore: ComputedRef<boolean>;
  readonly loadingMore: Ref<boolean>;
  readonly moreFailed: Ref<boolean>;
  readonly loadMore: () => Promise<void>;
  readonly refetch: () => void;
}

/** A list paged by cursor: the first page by query, further ones appended by the cache (packages/web cache.ts). */
export function usePaged<Data, Variables extends OperationVariables, Node>(
  document: TypedDocumentNode<Data, Variables>,
  variables: () => Variables,
  pick: (data: Data) => Connection<Node>,
  options: { enabled?: () => boolean; fetchPolicy?: WatchQueryFetchPolicy } = {},
): Paged<Node> {
  const query = useQuery<Data, Variables>(document, variables, () => ({
    enabled: options.enabled?.() ?? true,
    fetchPolicy: options.fetchPolicy ?? 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  }));
  const page = computed(() => (query.result.value ? pick(query.result.value as Data) : undefined));
  const loadingMore = ref(false);
  const moreFailed = ref(false);
  const loadMore = async (): Promise<void> => {
    const info = page.value?.pageInfo;
    if (!info?.hasNextPage || loadingMore.value) return;
    loadingMore.value = true;
    moreFailed.value = false;
    try {
      await query.fetchMore({ variables: { ...variables(), after: info.endCursor } as Variables });
    } catch {
      moreFailed.value = true;
    } finally {
      loadingMore.value = false;
    }
  };
  return {
    nodes: computed(() => page.value?.edges.map((edge) => edge.node) ?? []),
    ready: computed(() => page.value !== undefined),
    loading: query.loading,
    error: query.error,
    hasMore: computed(() => page.value?.pageInfo.hasNextPage ?? false),
    loadingMore,
    moreFailed,
    loadMore,
    refetch: () => void query.refetch()?.catch(() => undefined),
  };
}
