import type { AppContext } from '../context.ts';
import type { Field, Fields, ListField, Projection } from './fields.ts';
import type { Selection } from './selection.ts';

type Values = readonly unknown[];
type Build = (values: Values, context: AppContext) => unknown;

/** A selection turned into columns, joins and a function that builds the object from a row of values. */
export interface Plan {
  readonly columns: readonly string[];
  readonly joins: readonly string[];
  readonly build: Build;
}

const plans = new WeakMap<Projection, WeakMap<Selection, Plan>>();

/** The plan of a projection for a selection; compiled once for each query text. */
export function planOf(target: Projection, selection: Selection): Plan {
  let bySelection = plans.get(target);
  if (!bySelection) plans.set(target, (bySelection = new WeakMap()));
  let plan = bySelection.get(selection);
  if (!plan) {
    const wanted = new Set<string>();
    const columns: string[] = [];
    const build = objectBuilder(target.fields, selection, columns, wanted);
    const joins = Object.entries(target.joins)
      .filter(([name]) => wanted.has(name))
      .map(([, text]) => text);
    bySelection.set(selection, (plan = { columns, joins, build }));
  }
  return plan;
}

const note = (wanted: Set<string>, join: Field['join']): void => {
  for (const name of typeof join === 'string' ? [join] : (join ?? [])) wanted.add(name);
};

/** Pushes an expression once and says where its value will stand. */
const place = (columns: string[], sql: string): number => {
  const known = columns.indexOf(sql);
  return known >= 0 ? known : columns.push(sql) - 1;
};

function objectBuilder(fields: Fields, selection: Selection, columns: string[], wanted: Set<string>): Build {
  const parts: [string, Build][] = [];
  for (const [name, below] of selection) {
    const field = fields[name];
    if (field) parts.push([name, fieldBuilder(field, below, columns, wanted)]);
  }
  return (values, context) => {
    const result: Record<string, unknown> = {};
    for (const [name, build] of parts) result[name] = build(values, context);
    return result;
  };
}

function fieldBuilder(field: Field, selection: Selection, columns: string[], wanted: Set<string>): Build {
  note(wanted, field.join);
  switch (field.kind) {
    case 'column': {
      const at = place(columns, field.sql);
      return (values) => values[at];
    }
    case 'object': {
      const presence = field.presence === undefined ? -1 : place(columns, field.presence);
      const build = objectBuilder(field.fields, selection, columns, wanted);
      return (values, context) => (presence >= 0 && values[presence] === null ? null : build(values, context));
    }
    case 'derived': {
      const needs = Object.entries(field.needs).map(([name, sql]) => [name, place(columns, sql)] as const);
      return (values, context) => {
        const row: Record<string, unknown> = {};
        for (const [name, at] of needs) row[name] = values[at];
        return field.value(row, context);
      };
    }
    case 'list':
      return listBuilder(field, selection, columns, wanted);
  }
}

function listBuilder(field: ListField, selection: Selection, columns: string[], wanted: Set<string>): Build {
  const inner: string[] = [];
  const build = objectBuilder(field.fields, selection, inner, wanted);
  const exprs = inner.map((sql, i) => `${sql} as c${i}`).join(', ') || '1 as c0';
  const names = inner.map((_, i) => `x.c${i}`).join(', ') || 'x.c0';
  const at = place(
    columns,
    `(select coalesce(json_agg(json_build_array(${names})), '[]') from (select ${exprs} from ${field.from} where ${field.where} order by ${field.orderBy} limit ${field.limit}) x)`,
  );
  return (values, context) => (values[at] as Values[]).map((row) => build(row, context));
}
