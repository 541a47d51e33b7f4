import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import { instant } from '../activity/activity.input.ts';

const people = z.array(z.uuid({ message: 'NOT_FOUND' })).max(limits.posts * limits.openingMax);

export const Move = z.object({
  activityId: z.string(),
  place: text(limits.shortText)
    .nullish()
    .transform((value) => value ?? null),
  villageCode: text(12)
    .nullish()
    .transform((value) => value ?? null),
  shifts: z
    .array(z.object({ shiftId: z.uuid({ message: 'NOT_FOUND' }), startsAt: instant, endsAt: instant }))
    .max(limits.shifts),
});
export const MoveActivity = Move.extend({
  version: z.int(),
  reason: text(limits.shortText),
  /** Those whose place is given back because they would clash, or do not meet what is asked on the new date. */
  release: people,
  /** Those who keep it although a qualification runs out before: they are told to renew it. */
  keep: people.default([]),
  /** She has looked: the policy of a dangerous activity covers the new date (条例 §17). */
  insuranceChecked: z.boolean().default(false),
});

export const Places = z.object({
  activityId: z.string(),
  openings: z
    .array(z.object({ openingId: z.uuid({ message: 'NOT_FOUND' }), maximum: z.int() }))
    .max(limits.posts * limits.shifts),
});
export const ChangePlaces = Places.extend({
  version: z.int(),
  reason: optionalText(limits.shortText),
  /** Whom the coordinator saw lose the place: those the rule names, or her own choice. */
  people,
  byRule: z.boolean(),
});
