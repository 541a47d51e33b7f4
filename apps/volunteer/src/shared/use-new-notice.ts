import { requiredConsents } from '@jinguo/schema';
import { useMutationResult } from '@jinguo/web';
import { useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { MyConsentsDocument, SetConsentDocument } from '../gql/graphql.ts';

/** Whether the notice changed since she agreed to it, and agreeing to the version that is in force now. */
export function useNewNotice() {
  const query = useQuery(MyConsentsDocument, {}, { fetchPolicy: 'cache-and-network' });
  const mutation = useMutationResult(SetConsentDocument, { refetchQueries: ['MyConsents'], awaitRefetchQueries: true });
  const version = computed(() => query.result.value?.privacyNotice.version ?? '');
  /** What registration rests on, where it names an older version. */
  const older = computed(() => {
    const given = (query.result.value?.me?.volunteer?.consents ?? []).filter((one) => !one.withdrawnAt);
    return requiredConsents.filter((purpose) => {
      const one = given.find((consent) => consent.purpose === purpose);
      return one !== undefined && one.noticeVersion !== version.value;
    });
  });
  const agree = async (): Promise<boolean> => {
    for (const purpose of [...older.value])
      if (!(await mutation.run({ purpose, given: true, noticeVersion: version.value }))) return false;
    return true;
  };
  return { older, agree, busy: mutation.busy, refusal: mutation.refusal, failure: mutation.failure };
}
