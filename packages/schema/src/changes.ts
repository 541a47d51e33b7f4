import type { Tongue, Words } from './choice.ts';
import { formatDateTime, formatDay } from './format.ts';
import * as schema from './index.ts';

export interface ChangeLine {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}
export interface ChangeGroup {
  readonly entity: string;
  readonly kind: string;
  /** Nothing was there before: only what was made is worth reading. */
  readonly isNew: boolean;
  readonly lines: ChangeLine[];
}

const record = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
/** Tables whose keys are no stored values. */
const notValues = new Set(['refusalWords', 'sealedServiceWords', 'auditThingWords', 'auditFieldWords']);
const wordTables = Object.entries(schema)
  .filter(([name]) => name.endsWith('Words') && !notValues.has(name))
  .map(([, table]) => table as unknown as Record<string, Words>);

const inner = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
/** Nothing, or a number that only the database reads. */
const isInner = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && inner.test(value));

/** A stored value as a person reads it: known states in words, instants as dates, inner numbers left out. */
export function readable(
  value: unknown,
  tongue: Tongue,
  say: { yes: string; no: string; empty: string; inner: string },
): string {
  if (value === null || value === undefined || value === '') return say.empty;
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  if (Array.isArray(value))
    return value.length
      ? value.map((one) => readable(one, tongue, say)).join(tongue === 'zh' ? '、' : ', ')
      : say.empty;
  if (typeof value === 'object') return say.inner;
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return formatDateTime(text, tongue);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDay(text, tongue);
  if (inner.test(text)) return say.inner;
  for (const table of wordTables) if (Object.hasOwn(table, text)) return table[text]?.[tongue] ?? text;
  return text;
}

/** The before/after of an audit entry, field by field; bookkeeping fields are left out. */
export function changesOf(
  changes: unknown,
  tongue: Tongue,
  say: Parameters<typeof readable>[2],
  label: (field: string) => string,
): ChangeGroup[] {
  const list = Array.isArray(changes) ? changes : Object.keys(record(changes)).length ? [changes] : [];
  const skip = new Set(['id', 'version', 'grams', 'searchText', 'path', 'seq']);
  // Some entries name the fields that changed instead of their values, which are personal.
  const said = (field: string, value: unknown): string =>
    field === 'fields' && Array.isArray(value)
      ? value.map((one) => label(String(one))).join('、')
      : readable(value, tongue, say);
  return list.map((one) => {
    const { entity, kind, before, after, ...rest } = record(one);
    const was = record(before);
    const is = Object.keys(record(after)).length || before !== undefined ? record(after) : rest;
    const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => !skip.has(field));
    return {
      entity: String(entity ?? ''),
      kind: String(kind ?? ''),
      isNew: !Object.keys(was).length,
      lines: fields
        .filter((field) => !(isInner(was[field]) && isInner(is[field])))
        .map((field) => ({
          field: label(field),
          before: said(field, was[field]),
          after: said(field, is[field]),
        })),
    };
  });
}
