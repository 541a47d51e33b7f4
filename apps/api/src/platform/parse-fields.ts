import type { Reason } from '@jinguo/schema';
import { type ZodType, z } from 'zod';
import { parseInput } from './input.ts';
import { isRefusal } from './refusal.ts';

type Shape = Readonly<Record<string, ZodType>>;
/** What is sound of the fields of a shape: a field that failed is missing. */
export type Sound<S extends Shape> = { readonly [K in keyof S]?: z.infer<S[K]> };
type Whole<S extends Shape> = { readonly [K in keyof S]: z.infer<S[K]> };

/** The input of a use case that checks field by field with `parseFields`. */
export const anyFields = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null,
);

/**
 * Field by field, so that checks across fields and against the database can run on what is sound: a person hears of
 * everything at once. `complete` is the whole only when no field failed.
 */
export function parseFields<const S extends Shape>(
  shape: S,
  raw: Readonly<Record<string, unknown>>,
): { values: Sound<S>; complete: Whole<S> | null; reasons: Reason[] } {
  const values: Record<string, unknown> = {};
  const reasons: Reason[] = [];
  for (const [name, schema] of Object.entries(shape)) {
    const parsed = parseInput(alone(name, schema), { [name]: raw[name] });
    if (isRefusal(parsed)) reasons.push(...parsed.reasons);
    else values[name] = parsed[name];
  }
  const known = values as Whole<S>;
  return { values: known, complete: reasons.length === 0 ? known : null, reasons };
}

const kept = new WeakMap<ZodType, Map<string, ZodType<Record<string, unknown>>>>();

/** The schema of one field as an object of its own: made once, for an import parses a hundred thousand fields. */
function alone(name: string, schema: ZodType): ZodType<Record<string, unknown>> {
  const byName = kept.get(schema) ?? new Map<string, ZodType<Record<string, unknown>>>();
  kept.set(schema, byName);
  const made = byName.get(name) ?? z.object({ [name]: schema });
  byName.set(name, made);
  return made;
}

/** The same for a list of things, each reason with the row it stands in: `posts.2.name`. */
export function parseRows<const S extends Shape>(
  name: string,
  shape: S,
  raw: unknown,
  max: number,
): { values: readonly Sound<S>[]; complete: readonly Whole<S>[] | null; reasons: Reason[] } {
  const list = parseInput(z.object({ [name]: z.array(anyFields).max(max) }), { [name]: raw });
  if (isRefusal(list)) return { values: [], complete: null, reasons: [...list.reasons] };
  const rows = (list[name] ?? []).map((row) => parseFields(shape, row));
  const whole = rows.flatMap(({ complete }) => (complete ? [complete] : []));
  return {
    values: rows.map(({ values }) => values),
    complete: whole.length === rows.length ? whole : null,
    reasons: rows.flatMap(({ reasons }, i) =>
      reasons.map((reason) => ({
        ...reason,
        field: [name, i, reason.field].filter((part) => part !== undefined).join('.'),
      })),
    ),
  };
}
