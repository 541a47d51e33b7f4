import type { FieldRight } from '@jinguo/schema';
import type { Actor } from '../access/actor.ts';
import type { AppContext } from '../context.ts';
import type { Fragment } from '../database/sql.ts';

/**
 * A projection says, field by field, which SQL serves a GraphQL type. The read path turns the selection of a
 * query into one statement; nothing that was not asked for is read, nothing not written down here can be.
 */
export type Field = ColumnField | ObjectField | ListField | DerivedField | HiddenField;
export type Fields = Readonly<Record<string, Field>>;
type Joins = string | readonly string[];

/** SQL that depends on who reads: what of a row only her own standing tells. */
export interface ActorSql {
  where(actor: Actor | null): Fragment;
}

/**
 * A field right and the rows it is seen on. For an actor whom no rule concerns the statement is as if there were no guard; for
 * one it does, the database leaves the value out of each row that `where` does not hold for.
 */
export interface Guard extends ActorSql {
  readonly right: FieldRight;
  /** `where` holds for her own row, too, whatever her roles may see. */
  readonly own?: boolean;
}
interface Guarded {
  readonly guard?: Guard | undefined;
}

export interface ColumnField extends Guarded {
  readonly kind: 'column';
  readonly sql: string;
  readonly join?: Joins | undefined;
}
/** A to-one relation, read by a join in the same statement. Null when `presence` (its key) is null. */
export interface ObjectField extends Guarded {
  readonly kind: 'object';
  readonly fields: Fields;
  readonly join?: Joins | undefined;
  readonly presence?: string | undefined;
}
/** A bounded to-many relation, read as one JSON array by a subquery of the same statement. */
export interface ListField extends Guarded {
  readonly kind: 'list';
  readonly from: string;
  readonly where: string;
  readonly orderBy: string;
  readonly limit: number;
  readonly fields: Fields;
  readonly join?: Joins | undefined;
}
/** Computed from columns in this process: verdicts of policies, masks, words. */
export interface DerivedField extends Guarded {
  readonly kind: 'derived';
  readonly needs: Readonly<Record<string, string | ActorSql>>;
  readonly join?: Joins | undefined;
  // the needs are typed where the field is written
  value(row: Readonly<Record<string, unknown>>, context: AppContext): unknown;
}

/** The names of the guarded fields that a rule keeps from the reader on this row. */
export interface HiddenField {
  readonly kind: 'hidden';
  readonly guards: readonly Guard[];
  readonly join?: Joins | undefined;
}

/** A field that a rule may keep from a role: `guarded(phoneGuard, column('v.phone_masked'))`. Null where it does. */
export const guarded = <F extends Exclude<Field, HiddenField>>(guard: Guard, field: F): F => ({ ...field, guard });

/** What the screen says 此项按规定不显示 by; `join` names what the guards' conditions need. */
export const hidden = (guards: readonly Guard[], join?: Joins): HiddenField => ({ kind: 'hidden', guards, join });

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

/** A value computed from columns; `needs` maps its names to SQL, or to SQL that asks who reads. */
export function derived<N extends Record<string, unknown>>(
  needs: { readonly [K in keyof N]: string | ActorSql },
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
