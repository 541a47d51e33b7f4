import { useQuery } from '@vue/apollo-composable';
import { computed, onBeforeUnmount, onMounted, ref } from 'vue';
import { CheckInCodeDocument } from '../../../gql/graphql.ts';

const tickMs = 250;
const retryMs = 2000;

/** Seconds a code still counts down, never below zero. */
export const secondsLeft = (validUntil: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(validUntil) - now) / 1000));

/** The activity's code, fetched anew whenever its step ends; a failed fetch is tried again soon. */
export function useCheckInCode(activityId: string) {
  const { result, error, loading, refetch } = useQuery(
    CheckInCodeDocument,
    { id: activityId },
    { fetchPolicy: 'no-cache' },
  );
  const now = ref(Date.now());
  const code = computed(() => result.value?.checkInCode ?? null);
  const left = computed(() => (code.value ? secondsLeft(code.value.validUntil, now.value) : 0));
  const url = computed(() => (code.value ? new URL(code.value.url, window.location.origin).href : ''));
  let last = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = (): void => {
    now.value = Date.now();
    const due = code.value ? left.value === 0 : Boolean(error.value);
    if (!due || loading.value || now.value - last < retryMs) return;
    last = now.value;
    refetch()?.catch(() => undefined);
  };
  onMounted(() => {
    timer = setInterval(tick, tickMs);
  });
  onBeforeUnmount(() => clearInterval(timer));
  return {
    code,
    /** Answered, and there is none: before it is published and once it is over. */
    none: computed(() => result.value?.checkInCode === null),
    left,
    url,
    error,
    share: computed(() => (code.value ? left.value / code.value.stepSeconds : 0)),
    refetch,
  };
}
