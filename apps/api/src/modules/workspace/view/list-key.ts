import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { text } from '../../../platform/text/input-text.ts';

/** A list's own name, as the app's routes say it. */
export const listKey = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { message: 'INVALID_INPUT' });
export const isListKey = (value: string): boolean => listKey.safeParse(value).success;

/** Filters as the address carries them: short texts by name, few of them. */
export const filters = z
  .array(
    z.object({
      name: z.string().regex(/^[a-zA-Z]{1,30}$/, { message: 'INVALID_INPUT' }),
      value: text(limits.shortText),
    }),
  )
  .max(limits.viewFilters);
export const columns = z
  .array(z.string().regex(/^[a-zA-Z][a-zA-Z0-9.-]{0,39}$/, { message: 'INVALID_INPUT' }))
  .max(limits.listColumns)
  .refine((list) => new Set(list).size === list.length, { message: 'INVALID_INPUT' });
