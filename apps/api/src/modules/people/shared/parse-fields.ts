import type { Reason } from '@jinguo/schema';
import { type ZodType, z } from 'zod';
import { parseInput } from '../../../platform/input.ts';
import { isRefusal } from '../../../platform/refusal.ts';

type Shape = Readonly<Record<string, ZodType>>;
type Values<S extends Shape> = { [K in keyof S]?: z.infer<S[K]> };

/**
 * Field by field, so that checks across fields and against the database can run on what is sound: a person hears of
 * everything at once. `complete` is the whole only when no field failed.
 */
export function parseFields<S extends Shape>(
  shape: S,
  raw: Readonly<Record<string, unknown>>,
): { values: Values<S>; complete: { [K in keyof S]: z.infer<S[K]> } | null; reasons: Reason[] } {
  const values: Record<string, unknown> = {};
  const reasons: Reason[] = [];
  for (const [name, schema] of Object.entries(shape)) {
    const parsed = parseInput(z.object({ [name]: schema }), { [name]: raw[name] });
    if (isRefusal(parsed)) reasons.push(...parsed.reasons);
    else values[name] = parsed[name];
  }
  const known = values as { [K in keyof S]: z.infer<S[K]> };
  return { values: known, complete: reasons.length === 0 ? known : null, reasons };
}
