import { sentenceOfReason, useWords } from '@jinguo/web';
import { type ComputedRef, computed, watch } from 'vue';
import { ownReason } from './blank.ts';
import { toInstant, toWall } from './when.ts';

const usualMs = 2 * 3_600_000;

/** The end an ordinary activity has: two hours after its start. Blank while the start is. */
export const usualEnd = (start: string): string =>
  start ? toWall(new Date(new Date(toInstant(start)).getTime() + usualMs).toISOString()) : '';

/** Whether both are given and the end does not come after the start; the server says the same in the same words. */
export const endsTooEarly = (range: { readonly startsAt: string; readonly endsAt: string }): boolean =>
  Boolean(range.startsAt && range.endsAt) && range.endsAt <= range.startsAt;

/**
 * Start and end of one form. A start proposes the usual end and takes it along until somebody sets an end herself; an end
 * that is not after the start says so beside its field at once. Returns that sentence, or nothing.
 */
export function useTimeRange(
  range: () => { startsAt: string; endsAt: string } | undefined,
  field = 'endsAt',
): ComputedRef<string> {
  const { tongue } = useWords();
  watch(
    () => range()?.startsAt,
    (start, was) => {
      const now = range();
      if (start && now && (!now.endsAt || (was && now.endsAt === usualEnd(was)))) now.endsAt = usualEnd(start);
    },
  );
  return computed(() => {
    const now = range();
    return now && endsTooEarly(now) ? sentenceOfReason(ownReason('END_BEFORE_START', field), tongue()) : '';
  });
}
