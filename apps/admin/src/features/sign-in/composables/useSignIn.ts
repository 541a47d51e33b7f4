import { loadMe } from '@jinguo/web';
import { useApolloClient } from '@vue/apollo-composable';
import { computed, reactive, ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { type SignInAnswerFragment, SignInDocument, VerifySecondFactorDocument } from '../../../gql/graphql.ts';
import { useAct } from '../../../shared/act.ts';

export type Step = 'password' | 'choose' | 'code';

/** Only addresses of this app: a foreign `next` would send people elsewhere after signing in. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?!\/|\\)/.test(next) && !next.startsWith('/sign-in') ? next : '/';

/** The steps of signing in: phone and password; which of several persons; six digits from her authenticator. */
export function useSignIn() {
  const route = useRoute();
  const router = useRouter();
  const { resolveClient } = useApolloClient();
  const step = ref<Step>('password');
  const form = reactive({ phone: '', password: '', code: '' });
  const candidates = ref<readonly { accountId: string; nameMasked: string }[]>([]);
  const first = useAct(SignInDocument);
  const second = useAct(VerifySecondFactorDocument);

  async function follow(answer: SignInAnswerFragment | null): Promise<void> {
    if (!answer) return;
    if ('candidates' in answer) {
      candidates.value = answer.candidates;
      step.value = 'choose';
    } else if ('expiresAt' in answer) {
      form.code = '';
      step.value = 'code';
    } else if ('me' in answer) {
      const client = resolveClient();
      await client.clearStore();
      await loadMe(client, true);
      await router.replace(safeNext(route.query['next']));
    }
  }
  const signIn = async (accountId?: string): Promise<void> =>
    follow(
      await first.run({ input: { phone: form.phone.trim(), password: form.password, accountId: accountId ?? null } }),
    );
  const verify = async (): Promise<void> => follow(await second.run({ code: form.code.trim() }));
  const again = (): void => {
    first.clear();
    second.clear();
    step.value = 'password';
  };
  return {
    step,
    form,
    candidates,
    first,
    second,
    signIn,
    verify,
    again,
    busy: computed(() => first.busy.value || second.busy.value),
  };
}
