import { limits, requiredConsents } from '@jinguo/schema';
import { useMutationResult } from '@jinguo/web';
import { useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { MyConsentsDocument, SetConsentDocument } from '../gql/graphql.ts';

/** Whether the notice changed since it was agreed to, who decides about it, and agreeing to the version in force now. */
export function useNewNotice() {
  const query = useQuery(MyConsentsDocument, {}, { fetchPolicy: 'cache-and-network' });
  const mutation = useMutationResult(SetConsentDocument, { refetchQueries: ['MyConsents'], awaitRefetchQueries: true });
  const version = computed(() => query.result.value?.privacyNotice.version ?? '');
  /** What registration rests on, where it names an older version. */
  const renewed = computed(() => {
    const given = (query.result.value?.me?.volunteer?.consents ?? []).filter((one) => !one.withdrawnAt);
    return requiredConsents.filter((purpose) => {
      const one = given.find((consent) => consent.purpose === purpose);
      return one !== undefined && one.noticeVersion !== version.value;
    });
  });
  const her = computed(() => query.result.value?.me?.volunteer);
  const child = computed(() => (her.value?.age ?? limits.childAge) < limits.childAge);
  /** What she decides herself; under 14 her guardian does (PIPL §31). */
  const older = computed(() => (child.value ? [] : renewed.value));
  /** How it stands with the guardian of a child who serves. Whoever waits for a first yes has a card of her own for that. */
  const byGuardian = computed((): 'ask' | 'waiting' | null => {
    const one = her.value;
    if (!one || !child.value || !['ACTIVE', 'SUSPENDED'].includes(one.state)) return null;
    const { state, validUntil, noticeVersion } = one.guardian ?? {};
    if (state === 'WAITING' && validUntil && new Date(validUntil) > new Date()) return 'waiting';
    const lapsed = state === 'WAITING' || (state === 'GIVEN' && noticeVersion !== version.value);
    return lapsed || renewed.value.length > 0 ? 'ask' : null;
  });
  const guardian = computed(() => her.value?.guardian);
  const agree = async (): Promise<boolean> => {
    for (const purpose of [...older.value])
      if (!(await mutation.run({ purpose, given: true, noticeVersion: version.value }))) return false;
    return true;
  };
  return {
    older,
    byGuardian,
    guardian,
    agree,
    busy: mutation.busy,
    refusal: mutation.refusal,
    failure: mutation.failure,
  };
}
