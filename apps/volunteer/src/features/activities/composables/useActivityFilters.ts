import { dayOf } from '@jinguo/web';
import { computed, reactive } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { FindActivitiesFilter } from '../../../gql/graphql.ts';

export const whens = ['any', 'today', 'tomorrow', 'weekend', 'week', 'pick'] as const;
export type When = (typeof whens)[number];

const plusDays = (day: string, days: number): string =>
  dayOf(new Date(new Date(`${day}T12:00:00+08:00`).getTime() + days * 86_400_000));

/** The days a choice stands for, counted from today in Beijing. The weekend is this one, also on its Sunday. */
export function daysOf(when: When, today: string): { from?: string; to?: string } {
  if (when === 'today') return { from: today, to: today };
  if (when === 'tomorrow') return { from: plusDays(today, 1), to: plusDays(today, 1) };
  if (when === 'week') return { from: today, to: plusDays(today, 6) };
  if (when !== 'weekend') return {};
  const weekday = new Date(`${today}T12:00:00+08:00`).getUTCDay();
  if (weekday === 0) return { from: today, to: today };
  return { from: plusDays(today, 6 - weekday), to: plusDays(today, 7 - weekday) };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value);

/** Filters live in the address: a list can be shared, and 返回 finds it as it was. */
export function useActivityFilters() {
  const route = useRoute();
  const router = useRouter();
  const when = computed<When>(() => whens.find((one) => one === route.query['when']) ?? 'any');
  const chosen = computed(() => ({
    keyword: text(route.query['q']),
    type: text(route.query['type']),
    when: when.value,
    from: text(route.query['from']),
    to: text(route.query['to']),
  }));
  const filter = computed<FindActivitiesFilter>(() => {
    const { keyword, type, from, to } = chosen.value;
    const days =
      when.value === 'pick'
        ? { ...(isDay(from) && { from }), ...(isDay(to) && { to }) }
        : daysOf(when.value, dayOf(new Date()));
    return { ...(keyword && { keyword }), ...(type && { serviceTypeId: type }), ...days };
  });
  const draft = reactive({ ...chosen.value });
  const readDraft = (): void => {
    Object.assign(draft, chosen.value);
  };
  const apply = (change: Partial<typeof draft>): void => {
    const next = { ...chosen.value, ...change };
    const { keyword, type, from, to } = next;
    void router.replace({
      query: {
        ...(keyword && { q: keyword }),
        ...(type && { type }),
        ...(next.when !== 'any' && { when: next.when }),
        ...(next.when === 'pick' && from && { from }),
        ...(next.when === 'pick' && to && { to }),
      },
    });
  };
  return {
    chosen,
    filter,
    draft,
    readDraft,
    apply,
    count: computed(() => [chosen.value.type, chosen.value.when !== 'any'].filter(Boolean).length),
  };
}
