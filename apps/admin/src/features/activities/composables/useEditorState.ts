import { useApolloClient } from '@vue/apollo-composable';
import { reactive, ref, shallowRef } from 'vue';
import { ActivityDetailDocument, type ActivityFullFragment } from '../../../gql/graphql.ts';
import { activityForm } from '../activity.form.ts';
import { type PlanForm, planForm } from '../plan.form.ts';

/** What is stored and what is typed; `show` lets the screen follow what was stored. */
export function useEditorState(unitId: () => string) {
  const { resolveClient } = useApolloClient();
  const stored = shallowRef<ActivityFullFragment | null>(null);
  const form = reactive(activityForm(null, unitId()));
  const plan = ref<PlanForm>(planForm(null));
  const show = (activity: ActivityFullFragment): void => {
    stored.value = activity;
    Object.assign(form, activityForm(activity, unitId()));
    plan.value = planForm(activity);
  };
  async function load(id: string): Promise<boolean> {
    const { data } = await resolveClient().query({
      query: ActivityDetailDocument,
      variables: { id },
      fetchPolicy: 'network-only',
    });
    if (data.activity) show(data.activity);
    return data.activity != null;
  }
  return { stored, form, plan, show, load };
}
