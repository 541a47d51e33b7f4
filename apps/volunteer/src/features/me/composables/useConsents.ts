import { type ConsentPurpose, consentPurposeWords, requiredConsents, valuesOf } from '@jinguo/schema';
import { useMutationResult } from '@jinguo/web';
import { useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { MyConsentsDocument, SetConsentDocument } from '../../../gql/graphql.ts';
import { useNotice } from '../../../shared/use-notice.ts';
import { useTextMessages } from '../../../shared/use-text-messages.ts';

/** Each consent as it stands: the newest row of its purpose. Giving and withdrawing are each one step (PIPL §15). */
export function useConsents() {
  const { t } = useI18n();
  const { say } = useNotice();
  const query = useQuery(MyConsentsDocument, {}, { fetchPolicy: 'cache-and-network' });
  const mutation = useMutationResult(SetConsentDocument, { refetchQueries: ['MyConsents'], awaitRefetchQueries: true });
  const needed: readonly ConsentPurpose[] = requiredConsents;
  const texts = useTextMessages();
  const lines = computed(() => {
    const given = [...(query.result.value?.me?.volunteer?.consents ?? [])].sort((a, b) =>
      a.givenAt < b.givenAt ? 1 : -1,
    );
    const all = valuesOf(consentPurposeWords).map((purpose) => {
      const last = given.find((one) => one.purpose === purpose) ?? null;
      const idle = purpose === 'SMS_NOTICE' && !texts.value;
      return { purpose, last, on: last !== null && !last.withdrawnAt, needed: needed.includes(purpose), idle };
    });
    // Where no texts are sent none is agreed to; what she once agreed to stays hers to withdraw.
    return all.filter(({ idle, on }) => !idle || on);
  });
  const set = async (purpose: ConsentPurpose, given: boolean): Promise<boolean> => {
    const noticeVersion = query.result.value?.privacyNotice.version;
    if (!noticeVersion || !(await mutation.run({ purpose, given, noticeVersion }))) return false;
    say(t('me.saved'));
    return true;
  };
  return { query, lines, set, busy: mutation.busy, refusal: mutation.refusal, failure: mutation.failure };
}
