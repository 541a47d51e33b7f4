import { loadMe } from '@jinguo/web';
import { useApolloClient } from '@vue/apollo-composable';
import { useRouter } from 'vue-router';

/** In at the door: nothing that was read before she was known is kept. */
export function useEnter(): (to?: string) => Promise<void> {
  const router = useRouter();
  const { resolveClient } = useApolloClient();
  return async (to = '/') => {
    const client = resolveClient();
    await client.clearStore();
    await loadMe(client, true);
    await router.replace(to);
  };
}
