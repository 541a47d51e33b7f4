import { reasonsOf, sentenceOfReason, useWords, type WireReason } from '@jinguo/web';
import { computed, ref } from 'vue';
import { PlanActivityDocument, PublishActivityDocument, SaveActivityDocument } from '../../../gql/graphql.ts';
import { useAct } from '../../../shared/act.ts';
import { standingOf } from '../../../shared/standing.ts';
import { activityFields, activityInput } from '../activity.form.ts';
import { basicsMissing, lawMissing, planMissing, timesMissing } from '../editor.checks.ts';
import { planInput } from '../plan.form.ts';
import { useEditorState } from './useEditorState.ts';

/** Saving and publishing from one screen; every reason of the last attempt is gathered and found by its field. */
export function useActivityEditor(unitId: () => string) {
  const { tongue } = useWords();
  const { stored, form, plan, show, load } = useEditorState(unitId);
  const saving = useAct(SaveActivityDocument);
  const planning = useAct(PlanActivityDocument);
  const publishing = useAct(PublishActivityDocument);
  const acts = [saving, planning, publishing];
  const own = ref<WireReason[]>([]);
  /** The description was stored and the plan was not: said in so many words, for nothing tells it otherwise. */
  const half = ref(false);
  const over = computed(() => stored.value?.state === 'PUBLISHED' && standingOf(stored.value) === 'CLOSED');
  const reasons = computed(() => [...own.value, ...acts.flatMap((act) => act.refusal.value)]);
  const sentences = (list: readonly WireReason[]): string =>
    [...new Set(list.map((reason) => sentenceOfReason(reason, tongue())))].join(' ');

  /** Saves text and plan. What the law misses does not hinder a draft; what cannot be stored does. */
  async function save(): Promise<boolean> {
    for (const act of acts) act.clear();
    half.value = false;
    own.value = [...basicsMissing(form), ...timesMissing(plan.value)];
    if (basicsMissing(form).length) return false;
    const saved = await saving.run({ input: activityInput(form, stored.value) });
    if (!saved) return false;
    stored.value = saved.activity;
    half.value = own.value.length > 0;
    if (half.value) return false;
    // What is over keeps the plan it had.
    if (over.value) return true;
    const empty = !plan.value.posts.length && !plan.value.shifts.length;
    if (empty && !saved.activity.openings.length) return true;
    const planned = await planning.run({ input: planInput(plan.value, saved.activity.id, saved.activity.version) });
    if (planned) show(planned.activity);
    half.value = planned === null;
    return planned !== null;
  }

  /** Publishes what is on the screen; a refusal brings every missing condition at once. */
  async function publish(): Promise<boolean> {
    const whole = await save();
    const now = stored.value;
    if (basicsMissing(form).length) {
      own.value = [...own.value, ...lawMissing(form, plan.value, Boolean(now?.contactPhoneMasked))];
      return false;
    }
    if (!now || saving.refusal.value.length || saving.failure.value) return false;
    if (!whole) {
      // The plan could not be stored: what the law still misses is said together with it.
      const law = now.canPublish.reasons.filter((reason) => activityFields.some((field) => reason.field === field));
      const { name, requiredQualification: needed } = now.serviceType;
      own.value = [...own.value, ...law, ...planMissing(plan.value, needed ? { type: name, ...needed } : null)];
      return false;
    }
    const done = await publishing.run({ id: now.id, version: now.version });
    if (done) stored.value = done.activity;
    return done !== null;
  }

  return {
    ...{ stored, form, plan, reasons, half, over, load, save, publish },
    errorOf: (field: string): string => sentences(reasonsOf(reasons.value, field)),
    exactly: (field: string): string => sentences(reasons.value.filter((reason) => reason.field === field)),
    busy: computed(() => acts.some((act) => act.busy.value)),
  };
}
