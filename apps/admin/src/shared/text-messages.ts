import { useQuery } from '@vue/apollo-composable';
import { type ComputedRef, computed } from 'vue';
import { TextMessagesDocument } from '../gql/graphql.ts';

/** Whether this platform sends text messages. Where it does not, nothing on a screen may promise one. */
export function useTextMessages(): ComputedRef<boolean> {
  const { result } = useQuery(TextMessagesDocument, {}, { fetchPolicy: 'cache-first' });
  return computed(() => result.value?.textMessages ?? true);
}
