import { limits } from '@jinguo/schema';

const DAY = 86_400_000;

/**
 * From when on a list over all partitions is read: a year at most before its end, so that a condition no row meets does
 * not walk every partition there is.
 */
export function yearAtMost({ from, to }: { readonly from?: Date | null; readonly to?: Date | null }, now: Date): Date {
  const earliest = new Date((to && to < now ? to : now).getTime() - limits.stretchDays * DAY);
  return from && from > earliest ? from : earliest;
}
