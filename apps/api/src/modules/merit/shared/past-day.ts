import type { Reason } from '@jinguo/schema';
import { z } from 'zod';
import { dateIn } from '../../../platform/calendar/date-in.ts';

/** A day of the calendar. */
export const day = z
  .string()
  .regex(/^(19|20)\d\d-\d\d-\d\d$/, { message: 'INVALID_DATE' })
  .refine(
    (value) =>
      !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value),
    { message: 'INVALID_DATE' },
  );

/** What happened is recorded afterwards, in Beijing's days. */
export const pastReasons = (field: string, value: string | undefined, now: Date): readonly Reason[] =>
  value && value > dateIn(now).toString() ? [{ code: 'DATE_TO_COME', field }] : [];
