import { dayOf, useMutationResult, type WireReason } from '@jinguo/web';
import { computed, reactive, ref, watch } from 'vue';
import { RegisterDocument, type RegisterInput } from '../../../gql/graphql.ts';
import { checkStep, emptyForm, needsGuardian, type RegisterForm, stepOfReason, stepsOf } from '../register-form.ts';
import { readResidentId } from '../resident-id.ts';

const key = 'jinguo-register-draft';

/** The draft survives a reload in this tab, without what must not lie around: ID number and password. */
function readDraft(): Partial<RegisterForm> | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<RegisterForm> | null;
  } catch {
    return null;
  }
}
function writeDraft(form: RegisterForm | null): void {
  try {
    if (!form) {
      sessionStorage.removeItem(key);
      return;
    }
    const { idNumber: _id, password: _password, consents: _consents, ...safe } = form;
    sessionStorage.setItem(key, JSON.stringify(safe));
  } catch {
    // No storage: the form works, it is only not kept.
  }
}

const inputOf = (
  form: RegisterForm,
  noticeVersion: string,
  joinCode: string | null,
  guardian: boolean,
): RegisterInput => ({
  name: form.name.trim(),
  gender: form.gender === 'MALE' ? 'MALE' : 'FEMALE',
  birthDate: form.birthDate,
  idType: form.idType,
  idNumber: form.idNumber.trim().toUpperCase(),
  phone: form.phone.replace(/\s/g, ''),
  password: form.password,
  villageCode: form.villageCode,
  skills: form.skills || null,
  serviceTypeIds: [...form.serviceTypeIds],
  availability: [...form.availability],
  noticeVersion,
  consents: [...form.consents],
  guardian: guardian
    ? { name: form.guardianName.trim(), phone: form.guardianPhone.replace(/\s/g, ''), relation: form.guardianRelation }
    : null,
  joinCode,
});

/** Registration page by page: what is wrong here is said here; what the server finds leads back to its page. */
export function useRegister(noticeVersion: () => string, joinCode: () => string | null) {
  const today = dayOf(new Date());
  const kept = readDraft();
  const form = reactive<RegisterForm>({ ...emptyForm(), ...kept });
  const index = ref(0);
  const local = ref<readonly WireReason[]>([]);
  const mutation = useMutationResult(RegisterDocument);
  const steps = computed(() => stepsOf(form, today));
  const step = computed(() => steps.value[Math.min(index.value, steps.value.length - 1)] ?? 'who');
  const reasons = computed(() => [
    ...local.value,
    ...mutation.refusal.value.map((one) => ({ ...one, field: one.field?.replace(/^input\./, '') })),
  ]);
  watch(form, () => writeDraft(form), { deep: true });
  watch(
    () => [form.idType, form.idNumber],
    () => {
      const known = form.idType === 'RESIDENT_ID' ? readResidentId(form.idNumber) : null;
      if (known) Object.assign(form, known);
    },
  );
  const back = (): void => {
    local.value = [];
    index.value = Math.max(0, index.value - 1);
  };
  const submit = async (): Promise<boolean> => {
    const done = await mutation.run({ input: inputOf(form, noticeVersion(), joinCode(), needsGuardian(form, today)) });
    if (done) {
      writeDraft(null);
      return true;
    }
    const first = reasons.value.map((one) => stepOfReason(one, steps.value)).find((one) => one !== undefined);
    if (first) index.value = steps.value.indexOf(first);
    return false;
  };
  /** Leaves the page when nothing is missing on it; the last page submits. True once she is registered. */
  const forward = async (): Promise<boolean> => {
    local.value = checkStep(step.value, form, today);
    if (local.value.length) return false;
    if (step.value === 'consent') return submit();
    mutation.clear();
    index.value += 1;
    return false;
  };
  return {
    form,
    steps,
    step,
    index,
    reasons,
    forward,
    back,
    busy: mutation.busy,
    failure: mutation.failure,
    draftKept: kept !== null,
  };
}
