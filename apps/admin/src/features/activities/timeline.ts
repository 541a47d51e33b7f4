import { dayOf, formatTime } from '@jinguo/web';
import type { ActivityFullFragment } from '../../gql/graphql.ts';

type Plan = Pick<ActivityFullFragment, 'posts' | 'shifts' | 'openings'>;
export type Fill = 'full' | 'open' | 'short';
export interface Block {
  readonly id: string;
  readonly left: number;
  readonly width: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly label: string;
  readonly taken: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly fill: Fill;
}
export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly duties: string;
  readonly blocks: readonly Block[];
}

const hourMs = 3_600_000;

/** Full; enough but still open; or fewer than the minimum. */
export const fillOf = (opening: { taken: number; minimum: number; maximum: number }): Fill =>
  opening.taken >= opening.maximum ? 'full' : opening.taken >= opening.minimum ? 'open' : 'short';

/** The days on which shifts begin. */
export const daysOf = (plan: Plan): string[] => [...new Set(plan.shifts.map((shift) => dayOf(shift.startsAt)))].sort();

/** The hours of one day as whole ticks, from the first start to the last end (a night shift runs past 24). */
export function ticksOf(plan: Plan, day: string): { from: number; to: number; labels: string[] } {
  const shifts = plan.shifts.filter((shift) => dayOf(shift.startsAt) === day);
  const from = Math.floor(Math.min(...shifts.map((shift) => Date.parse(shift.startsAt))) / hourMs) * hourMs;
  const to = Math.max(
    from + 4 * hourMs,
    Math.ceil(Math.max(...shifts.map((shift) => Date.parse(shift.endsAt))) / hourMs) * hourMs,
  );
  const hours = (to - from) / hourMs;
  const step = Math.max(1, Math.ceil(hours / 10));
  return {
    from,
    to,
    labels: Array.from({ length: Math.floor(hours / step) }, (_, i) => formatTime(new Date(from + i * step * hourMs))),
  };
}

/** One lane per post, its openings placed by time in percent of the day shown. */
export function lanesOf(plan: Plan, day: string): Lane[] {
  const { from, to } = ticksOf(plan, day);
  return [...plan.posts]
    .sort((a, b) => a.sort - b.sort)
    .map((post) => ({
      id: post.id,
      name: post.name,
      duties: post.duties,
      blocks: plan.openings
        .filter((opening) => opening.maximum > 0)
        .filter((opening) => opening.postId === post.id)
        .flatMap((opening) => {
          const shift = plan.shifts.find((one) => one.id === opening.shiftId);
          if (!shift || dayOf(shift.startsAt) !== day) return [];
          const start = Date.parse(shift.startsAt);
          return [
            {
              ...opening,
              left: ((start - from) / (to - from)) * 100,
              width: ((Date.parse(shift.endsAt) - start) / (to - from)) * 100,
              startsAt: shift.startsAt,
              endsAt: shift.endsAt,
              label: shift.label,
              fill: fillOf(opening),
            },
          ];
        }),
    }));
}

/** Minutes promised by those who signed up. */
export const promisedMinutes = (plan: Plan): number =>
  plan.openings.reduce((sum, opening) => {
    const shift = plan.shifts.find((one) => one.id === opening.shiftId);
    return shift
      ? sum + opening.taken * Math.round((Date.parse(shift.endsAt) - Date.parse(shift.startsAt)) / 60_000)
      : sum;
  }, 0);
