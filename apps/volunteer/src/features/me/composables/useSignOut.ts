import { useMutation } from '@vue/apollo-composable';
import { ref } from 'vue';
import { useRouter } from 'vue-router';
import { client } from '../../../client.ts';
import { SignOutDocument } from '../../../gql/graphql.ts';
import { dropSnapshot } from '../../../shared/offline/snapshot.ts';

/** Ends the session here and on the server; what was kept on the phone goes with it. */
export function useSignOut() {
  const router = useRouter();
  const { mutate } = useMutation(SignOutDocument);
  const busy = ref(false);
  const failed = ref(false);
  const signOut = async (): Promise<void> => {
    busy.value = true;
    failed.value = false;
    try {
      await mutate();
      await dropSnapshot();
      await client.clearStore();
      await router.replace({ name: 'signIn' });
    } catch {
      failed.value = true;
    } finally {
      busy.value = false;
    }
  };
  return { signOut, busy, failed };
}
