import { reasonsOf, sentenceOfReason, useWords, type WireReason } from '@jinguo/web';
import { useApolloClient } from '@vue/apollo-composable';
import { computed, reactive, ref, shallowRef } from 'vue';
import { ActivityDetailDocument, type ActivityFullFragment, PlanActivityDocument, PublishActivityDocument, SaveActivityDocument } from '../../../gql/graphql.ts';
import { useAct } from '../../../shared/act.ts';
import { blanks, ownReason } from '../../../shared/blank.ts';
import { activityFields, activityForm, activityInput } from '../activity.form.ts';
import { openingsOf, type PlanForm, planForm, planInput } from '../plan.form.ts';

const timesMissing = (plan: PlanForm): WireReason[] =>
  plan.shifts.flatMap((shift, i) => (['startsAt', 'endsAt'] as const).filter((field) => !shift[field]).map((field) => ownReason('REQUIRED', `shifts.${i}.${field}`)));

/** Without these not even a draft can be stored. */
const basics = ['title', 'serviceTypeId', 'unitId', 'villageCode'] as const;
/** What recruitment must say by law (rules §1.2); the server decides, this only spares a first round trip. */
const lawful = ['place', 'content', 'requirements', 'risks', 'safeguards', 'personInCharge'] as const;

/** The editor's state: what is stored, what is typed, and every reason of the last attempt, gathered by field. */
export function useActivityEditor(unitId: () => string) {
  const { tongue } = useWords();
  const { resolveClient } = useApolloClient();
  const stored = shallowRef<ActivityFullFragment | null>(null);
  const form = reactive(activityForm(null, unitId()));
  const plan = ref<PlanForm>(planForm(null));
  const saveAct = useAct(SaveActivityDocument);
  const planAct = useAct(PlanActivityDocument);
  const publishAct = useAct(PublishActivityDocument);
  const own = ref<WireReason[]>([]);
  const reasons = computed<readonly WireReason[]>(() => [...own.value, ...saveAct.refusal.value, ...planAct.refusal.value, ...publishAct.refusal.value]);
  const sentences = (list: readonly WireReason[]): string => [...new Set(list.map((reason) => sentenceOfReason(reason, tongue())))].join(' ');
  const keep = (activity: ActivityFullFragment): void => {
    stored.value = activity;
  };
  const show = (activity: ActivityFullFragment): void => {
    keep(activity);
    Object.assign(form, activityForm(activity, unitId()));
    plan.value = planForm(activity);
  };
  async function load(id: string): Promise<boolean> {
    const { data } = await resolveClient().query({ query: ActivityDetailDocument, variables: { id }, fetchPolicy: 'network-only' });
    if (data.activity) show(data.activity);
    return data.activity != null;
  }
  /** Saves text and plan. What the law misses does not hinder a draft; what cannot be stored does. */
  async function save(): Promise<boolean> {
    for (const act of [saveAct, planAct, publishAct]) act.clear();
    own.value = [...blanks(form, basics), ...timesMissing(plan.value)];
    if (blanks(form, basics).length) return false;
    const saved = await saveAct.run({ input: activityInput(form, stored.value) });
    if (!saved) return false;
    keep(saved.activity);
    const empty = !plan.value.posts.length && !plan.value.shifts.length;
    if (own.value.length) return false;
    if (empty && !saved.activity.openings.length) return true;
    const planned = await planAct.run({ input: planInput(plan.value, saved.activity.id, saved.activity.version) });
    if (!planned) return false;
    show(planned.activity);
    return true;
  }
  /** The law's conditions as far as the screen can tell, when nothing could be sent yet. */
  const lawMissing = (): WireReason[] => [
    ...blanks(form, lawful),
    ...(form.contactPhone || stored.value?.contactPhoneMasked ? [] : [ownReason('REQUIRED', 'contactPhone')]),
    ...(form.risk === 'HAZARDOUS' && !form.insurancePolicyNo ? [ownReason('INSURANCE_NEEDED', 'insurancePolicyNo')] : []),
    ...(plan.value.shifts.length ? [] : [ownReason('NO_TIME', 'shifts')]),
    ...(openingsOf(plan.value).length ? [] : [ownReason('NO_OPENING', 'openings')]),
  ];
  /** Publishes what is on the screen; a refusal brings every missing condition at once. */
  async function publish(): Promise<boolean> {
    const whole = await save();
    if (blanks(form, basics).length) own.value = [...own.value, ...lawMissing()];
    const now = stored.value;
    if (!now || blanks(form, basics).length || saveAct.refusal.value.length || saveAct.failure.value) return false;
    if (!whole) {
      // The plan could not be stored: what the law still misses is said together with it.
      own.value = [...own.value, ...now.canPublish.reasons.filter((reason) => activityFields.some((field) => reason.field === field))];
      return false;
    }
    const done = await publishAct.run({ id: now.id, version: now.version });
    if (done) keep(done.activity);
    return done !== null;
  }
  return {
    stored, form, plan, reasons, load, save, publish,
    errorOf: (field: string): string => sentences(reasonsOf(reasons.value, field)),
    exactly: (field: string): string => sentences(reasons.value.filter((reason) => reason.field === field)),
    busy: computed(() => saveAct.busy.value || planAct.busy.value || publishAct.busy.value),
  };
}
