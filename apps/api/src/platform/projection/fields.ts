import type { AppContext } from '../context.ts';

/**
 * A projection says, field by field, which SQL serves a GraphQL type. The read path turns the selection of a
 * query into one statement; nothing that was not asked for is read, nothing not written down here can be.
 */
export type Field = ColumnField | ObjectField | ListField | DerivedField;
export type Fields = Readonly<Record<string, Field>>;
type Joins = string | readonly string[];

export interface ColumnField {
  readonly kind: 'column';
  readonly sql: string;
  readonly join?: Joins | undefined;
}
/** A to-one relation, read by a join in the same statement. Null when `presence` (its key) is null. */
export interface ObjectField {
  readonly kind: 'object';
  readonly fields: Fields;
  readonly join?: Joins | undefined;
  readonly presence?: string | undefined;
}
/** A bounded to-many relation, read as one JSON array by a subquery of the same statement. */
export interface ListField {
  readonly kind: 'list';
  readonly from: string;
  readonly where: string;
  readonly orderBy: string;
  readonly limit: number;
  readonly fields: Fields;
  readonly join?: Joins | undefined;
}
/** Computed from columns in this process: verdicts of policies, masks, words. */
export interface DerivedField {
  readonly kind: 'derived';
  readonly needs: Readonly<Record<string, string>>;
  readonly join?: Joins | undefined;
  // the needs are typed where the field is written
  value(row: Readonly<Record<string, unknown>>, context: AppContext): unknown;
}

/** One column or scalar SQL expression; `join` names the joins it needs. */
export const column = (sql: string, join?: Joins): ColumnField => ({ kind: 'column', sql, join });

/** A to-one relation: `object({ id: column('p.id') }, { join: 'parent', presence: 'p.id' })`. */
export const object = (fields: Fields, more: { join?: Joins; presence?: string } = {}): ObjectField => ({
  kind: 'object',
  fields,
  join: more.join,
  presence: more.presence,
});

/** A bounded to-many relation. `where` ties it to the row above, e.g. `s.activity_id = a.id`. */
export const list = (spec: Omit<ListField, 'kind'>): ListField => ({ kind: 'list', ...spec });

/** A value computed from columns; `needs` maps its names to SQL. */
export function derived<N extends Record<string, unknown>>(
  needs: { readonly [K in keyof N]: string },
  value: (row: N, context: AppContext) => unknown,
  join?: Joins,
): DerivedField {
  return { kind: 'derived', needs, join, value: value as DerivedField['value'] };
}

export interface Projection {
  readonly name: string;
  readonly from: string;
  /** Joins by name, added only when a selected field asks for them, in this order. */
  readonly joins: Readonly<Record<string, string>>;
  readonly fields: Record<string, Field>;
}

/** `joins` are written in dependency order; each is at most one row per row of `from`. */
export function projection(definition: {
  name: string;
  from: string;
  joins?: Readonly<Record<string, string>>;
  fields: Fields;
}): Projection {
  return { joins: {}, ...definition, fields: { ...definition.fields } };
}

/** What an upper module adds to a lower one's type (habit 4): called once, when its module loads. */
export function extendProjection(
  target: Projection,
  fields: Fields,
  joins: Readonly<Record<string, string>> = {},
): void {
  Object.assign(target.fields, fields);
  Object.assign(target.joins as Record<string, string>, joins);
}
