import { useApolloClient } from '@vue/apollo-composable';
import { onMounted, reactive, ref } from 'vue';
import { useRoute } from 'vue-router';
import { EnteringDocument, type EntryStep, type SignInAnswerFragment, SignInDocument } from '../../../gql/graphql.ts';
import { useAct } from '../../../shared/act.ts';
import { useEnter } from './useEnter.ts';

export type Step = 'password' | 'choose' | 'code' | 'own';

/** Only addresses of this app: a foreign `next` would send people elsewhere after signing in. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?!\/|\\)/.test(next) && !next.startsWith('/sign-in') ? next : '/';

/** The steps of signing in: phone and password; which of several persons; the second step; at first, secrets of her own. */
export function useSignIn() {
  const route = useRoute();
  const { resolveClient } = useApolloClient();
  const step = ref<Step>('password');
  const form = reactive({ phone: '', password: '' });
  const candidates = ref<readonly { accountId: string; nameMasked: string }[]>([]);
  const needs = ref<readonly EntryStep[]>([]);
  const ways = reactive({ authenticator: true, textMessage: false });
  const first = useAct(SignInDocument);

  const goIn = useEnter();
  const enter = (): Promise<void> => goIn(safeNext(route.query['next']));
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
  /** What she had still to do when she left. Where that cannot be asked, by the network or by the client, she begins anew. */
  async function entering(): Promise<readonly EntryStep[]> {
    try {
      const { data } = await resolveClient().query({ query: EnteringDocument, fetchPolicy: 'network-only' });
      return data.entering?.needs ?? [];
    } catch {
      return [];
    }
  }
  // Who reloads the page in the middle goes on where she was; the second step is asked for anew.
  onMounted(async () => {
    const waiting = await entering();
    if (waiting.length === 0 || waiting.includes('SECOND_STEP') || step.value !== 'password') return;
    needs.value = waiting;
    step.value = 'own';
  });
  return { step, form, candidates, needs, ways, first, signIn, follow, again, enter };
}
