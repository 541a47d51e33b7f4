import { useMutationResult } from '@jinguo/web';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { SignUpDocument } from '../../../gql/graphql.ts';
import { useNotice } from '../../../shared/use-notice.ts';

/** Takes one opening; a refusal stays beside that opening, and the page is asked anew either way. */
export function useSignUp(refetch: () => void) {
  const { t } = useI18n();
  const { say } = useNotice();
  const mutation = useMutationResult(SignUpDocument, { refetchQueries: ['UpcomingShifts'] });
  const openingId = ref<string | null>(null);
  const signUp = async (id: string): Promise<void> => {
    openingId.value = id;
    const saved = await mutation.run({ openingId: id });
    if (saved) say(t(saved.signUp.state === 'REQUESTED' ? 'activities.requested' : 'activities.done'));
    refetch();
  };
  return { signUp, openingId, refusal: mutation.refusal, failure: mutation.failure, busy: mutation.busy };
}
