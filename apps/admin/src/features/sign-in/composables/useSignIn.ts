import { loadMe } from '@jinguo/web';
import { useApolloClient } from '@vue/apollo-composable';
import { onMounted, reactive, ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { EnteringDocument, type EntryStep, type SignInAnswerFragment, SignInDocument } from '../../../gql/graphql.ts';
import { useAct } from '../../../shared/act.ts';

export type Step = 'password' | 'choose' | 'code' | 'own';

/** Only addresses of this app: a foreign `next` would send people elsewhere after signing in. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?!\/|\\)/.test(next) && !next.startsWith('/sign-in') ? next : '/';

/** The steps of signing in: phone and password; which of several persons; the second step; at first, secrets of her own. */
export function useSignIn() {
  const route = useRoute();
  const router = useRouter();
  const { resolveClient } = useApolloClient();
  const step = ref<Step>('password');
  const form = reactive({ phone: '', password: '' });
  const candidates = ref<readonly { accountId: string; nameMasked: string }[]>([]);
  const needs = ref<readonly EntryStep[]>([]);
  const ways = reactive({ authenticator: true, textMessage: false });
  const first = useAct(SignInDocument);

  async function enter(): Promise<void> {
    const client = resolveClient();
    await client.clearStore();
    await loadMe(client, true);
    await router.replace(safeNext(route.query['next']));
  }
  async function follow(answer: SignInAnswerFragment | null): Promise<void> {
    if (!answer) return;
    if ('candidates' in answer) {
      candidates.value = answer.candidates;
      step.value = 'choose';
    } else if ('expiresAt' in answer) {
      Object.assign(ways, { authenticator: answer.authenticator, textMessage: answer.textMessage });
      step.value = 'code';
    } else if ('needs' in answer) {
      needs.value = answer.needs;
      step.value = 'own';
    } else if ('me' in answer) await enter();
  }
  const signIn = async (accountId?: string): Promise<void> =>
    follow(
      await first.run({ input: { phone: form.phone.trim(), password: form.password, accountId: accountId ?? null } }),
    );
  const again = (): void => {
    first.clear();
    step.value = 'password';
  };
  // Who reloads the page in the middle goes on where she was; the second step is asked for anew.
  onMounted(async () => {
    const { data } = await resolveClient()
      .query({ query: EnteringDocument, fetchPolicy: 'network-only' })
      .catch(() => ({ data: { entering: null } }));
    const waiting = data.entering?.needs ?? [];
    if (waiting.length === 0 || waiting.includes('SECOND_STEP') || step.value !== 'password') return;
    needs.value = waiting;
    step.value = 'own';
  });
  return { step, form, candidates, needs, ways, first, signIn, follow, again, enter };
}
