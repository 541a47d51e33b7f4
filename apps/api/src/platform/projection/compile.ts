import type { Actor } from '../access/actor.ts';
import { sightOf } from '../access/sight.ts';
import type { AppContext } from '../context.ts';
import { type Fragment, raw, sql } from '../database/sql.ts';
import type {
  ActorSql,
  DerivedField,
  Field,
  Fields,
  Guard,
  HiddenField,
  ListField,
  ObjectField,
  Projection,
} from './fields.ts';
import type { Selection } from './selection.ts';

type Values = readonly unknown[];
type Build = (values: Values, context: AppContext) => unknown;

/** A selection turned into columns, joins and a function that builds the object from a row of values. */
export interface Plan {
  readonly columns: readonly string[];
  readonly joins: readonly string[];
  /** What depends on who reads, conditions of guards above all; their places are marked in the columns' text. */
  readonly guards: readonly ActorSql[];
  readonly build: Build;
}

const plans = new WeakMap<Projection, WeakMap<Selection, Map<string, Plan>>>();
const keys = new WeakMap<Actor, string>();

/** Actors to whom the same fields are left alike share a plan; nearly everybody is narrowed in nothing. */
function narrowingOf(actor: Actor | null): string {
  if (!actor?.narrowed) return '';
  let key = keys.get(actor);
  if (key === undefined) {
    const sights = [...actor.narrowed].sort().map((field) => `${field}:${sightOf(actor, field)}`);
    keys.set(actor, (key = `${sights.join(' ')} ${actor.volunteerId === null ? '' : 'herself'}`));
  }
  return key;
}

/** The plan of a projection for a selection; compiled once for each query text. */
export function planOf(target: Projection, selection: Selection, actor: Actor | null): Plan {
  let bySelection = plans.get(target);
  if (!bySelection) plans.set(target, (bySelection = new WeakMap()));
  let byNarrowing = bySelection.get(selection);
  if (!byNarrowing) bySelection.set(selection, (byNarrowing = new Map()));
  const key = narrowingOf(actor);
  let plan = byNarrowing.get(key);
  if (!plan) {
    const draft: Draft = { actor, columns: [], wanted: new Set(), guards: [], within: [] };
    const build = objectBuilder(target.fields, selection, draft);
    const joins = Object.entries(target.joins)
      .filter(([name]) => draft.wanted.has(name))
      .map(([, text]) => text);
    byNarrowing.set(key, (plan = { columns: draft.columns, joins, guards: draft.guards, build }));
  }
  return plan;
}

/** Columns as they are written into a statement: each guard's condition in its place. */
export function columnsFragment({ columns, guards }: Pick<Plan, 'columns' | 'guards'>, actor: Actor | null): Fragment {
  const text = columns.join(', ') || '1';
  if (guards.length === 0) return raw(text);
  const parts = text.split(MARK);
  return sql.join(
    parts.map((part, i) => (i % 2 === 0 ? raw(part) : (guards[Number(part)]?.where(actor) ?? raw('false')))),
    '',
  );
}

/** Stands on both sides of a guard's number in a column's text; no SQL holds it. */
const MARK = '\u0001';

/** What grows while a selection is walked. */
interface Draft {
  readonly actor: Actor | null;
  readonly columns: string[];
  readonly wanted: Set<string>;
  readonly guards: ActorSql[];
  /** Guards of the objects around a field: they hold for what is inside. */
  readonly within: readonly string[];
}

const note = ({ wanted }: Draft, join: Field['join']): void => {
  for (const name of typeof join === 'string' ? [join] : (join ?? [])) wanted.add(name);
};

/** Pushes an expression once and says where its value will stand. */
const place = (columns: string[], text: string): number => {
  const known = columns.indexOf(text);
  return known >= 0 ? known : columns.push(text) - 1;
};

const markOf = ({ guards }: Draft, guard: ActorSql): string => {
  const known = guards.indexOf(guard);
  return `(${MARK}${known >= 0 ? known : guards.push(guard) - 1}${MARK})`;
};
const column = (draft: Draft, text: string): number => {
  const { within } = draft;
  return place(draft.columns, within.length === 0 ? text : `case when ${within.join(' and ')} then ${text} end`);
};

/** How far the actor sees past a guard; her own row is seen whatever her roles may see. */
function sightPast({ actor }: Draft, guard: Guard): 'ALL' | 'SOME' | 'NONE' {
  const sight = sightOf(actor, guard.right);
  return sight === 'NONE' && guard.own && actor?.volunteerId ? 'SOME' : sight;
}

function objectBuilder(fields: Fields, selection: Selection, draft: Draft): Build {
  const parts: [string, Build][] = [];
  for (const [name, below] of selection) {
    const field = fields[name];
    if (field) parts.push([name, fieldBuilder(field, below, draft)]);
  }
  return (values, context) => {
    const result: Record<string, unknown> = {};
    for (const [name, build] of parts) result[name] = build(values, context);
    return result;
  };
}

function fieldBuilder(field: Field, selection: Selection, draft: Draft): Build {
  if (field.kind === 'hidden') return hiddenBuilder(field, draft);
  const sight = field.guard ? sightPast(draft, field.guard) : 'ALL';
  if (sight === 'NONE') return field.kind === 'list' ? () => [] : () => null;
  note(draft, field.join);
  const inside =
    field.guard && sight === 'SOME' ? { ...draft, within: [...draft.within, markOf(draft, field.guard)] } : draft;
  switch (field.kind) {
    case 'column': {
      const at = column(inside, field.sql);
      return (values) => values[at];
    }
    case 'object':
      return relationBuilder(field, selection, inside);
    case 'derived':
      return derivedBuilder(field, inside);
    case 'list':
      return listBuilder(field, selection, inside);
  }
}

function relationBuilder(field: ObjectField, selection: Selection, draft: Draft): Build {
  // An object behind a guard is absent where the guard does not hold, though its row is there.
  const key = field.presence ?? (draft.within.length > 0 ? 'true' : undefined);
  const presence = key === undefined ? -1 : column(draft, key);
  const build = objectBuilder(field.fields, selection, draft);
  return (values, context) => (presence >= 0 && values[presence] === null ? null : build(values, context));
}

function derivedBuilder(field: DerivedField, draft: Draft): Build {
  const seen = draft.within.length > 0 ? column(draft, 'true') : -1;
  const needs = Object.entries(field.needs).map(([name, need]) => {
    const text = typeof need === 'string' ? need : markOf(draft, need);
    return [name, column(draft, text)] as const;
  });
  return (values, context) => {
    if (seen >= 0 && values[seen] !== true) return null;
    const row: Record<string, unknown> = {};
    for (const [name, at] of needs) row[name] = values[at];
    return field.value(row, context);
  };
}

function hiddenBuilder(field: HiddenField, draft: Draft): Build {
  const always: string[] = [];
  const perRow: [string, number][] = [];
  for (const guard of field.guards) {
    const sight = sightPast(draft, guard);
    if (sight === 'NONE') always.push(guard.right);
    if (sight === 'SOME') {
      note(draft, field.join);
      perRow.push([guard.right, place(draft.columns, `case when ${markOf(draft, guard)} then true end`)]);
    }
  }
  return (values) => [...always, ...perRow.filter(([, at]) => values[at] !== true).map(([right]) => right)];
}

function listBuilder(field: ListField, selection: Selection, draft: Draft): Build {
  const inner: Draft = { ...draft, columns: [], within: [] };
  const build = objectBuilder(field.fields, selection, inner);
  const exprs = inner.columns.map((text, i) => `${text} as c${i}`).join(', ') || '1 as c0';
  const names = inner.columns.map((_, i) => `x.c${i}`).join(', ') || 'x.c0';
  const where = [field.where, ...draft.within].join(' and ');
  const at = place(
    draft.columns,
    `(select coalesce(json_agg(json_build_array(${names})), '[]') from (select ${exprs} from ${field.from} where ${where} order by ${field.orderBy} limit ${field.limit}) x)`,
  );
  return (values, context) => (values[at] as Values[]).map((row) => build(row, context));
}
