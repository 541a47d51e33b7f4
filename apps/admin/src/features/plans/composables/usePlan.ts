import { useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { PlanOfDocument } from '../../../gql/graphql.ts';
import { useCrumb } from '../../../shared/crumb.ts';

/** The activity whose plan is changed, fresh; afterwards one is led to what was changed and who was told. */
export function usePlan() {
  const id = String(useRoute().params['id']);
  const router = useRouter();
  const { result, error, refetch } = useQuery(PlanOfDocument, { id }, { fetchPolicy: 'no-cache' });
  const activity = computed(() => result.value?.activity);
  const missing = computed(() => error.value ?? (result.value && !result.value.activity ? new Error('gone') : null));
  useCrumb(() => activity.value?.title, 'activity');
  return { id, activity, missing, refetch, done: () => router.push(`/activities/${id}/history`) };
}
