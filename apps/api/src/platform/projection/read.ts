import type { GraphQLResolveInfo } from 'graphql';
import type { AppContext } from '../context.ts';
import { type Fragment, raw, render, sql } from '../database/sql.ts';
import { columnsFragment, planOf } from './compile.ts';
import type { Projection } from './fields.ts';
import { type Selection, selectionOf } from './selection.ts';

interface ReadSpec {
  readonly projection: Projection;
  /** The actor's reach: `within(...)`, `own(...)` or `everyone('why')`. There is no default. */
  readonly reach: Fragment;
  /** Narrows further: filters, the id. */
  readonly where?: Fragment | undefined;
  /** Joins the reach or the filter needs whatever is selected. */
  readonly needs?: readonly string[] | undefined;
}

/** `select … from … where …` for some columns, with the joins they need; `from` stands in for the projection's own. */
export function selectFrom(
  spec: ReadSpec,
  columns: Fragment,
  joins: readonly string[],
  from: Fragment = raw(spec.projection.from),
): Fragment {
  const needed = new Set([...(spec.needs ?? []).map((name) => spec.projection.joins[name] ?? ''), ...joins]);
  const ordered = Object.values(spec.projection.joins).filter((text) => needed.has(text));
  const head = sql`select ${columns} from ${from}${raw(` ${ordered.join(' ')} where `)}`;
  return spec.where ? sql`${head}${spec.reach} and ${spec.where}` : sql`${head}${spec.reach}`;
}

/** One object by its key, or null when it is not there or out of reach. */
export async function readOne<T = Record<string, unknown>>(
  context: AppContext,
  info: GraphQLResolveInfo,
  spec: ReadSpec,
  path: readonly string[] = [],
): Promise<T | null> {
  return readOneSelected<T>(context, selectionOf(info, path), spec);
}

export async function readOneSelected<T>(context: AppContext, selection: Selection, spec: ReadSpec): Promise<T | null> {
  const plan = planOf(spec.projection, selection, context.actor);
  const columns = columnsFragment(plan, context.actor);
  const statement = render(sql`${selectFrom(spec, columns, plan.joins)} limit 1`);
  const [row] = await context.services.read.arrays(statement);
  return row ? (plan.build(row, context) as T) : null;
}

/** A list bounded by its nature (a table of types, the children of a unit); the limit is still written down. */
export async function readAll<T = Record<string, unknown>>(
  context: AppContext,
  info: GraphQLResolveInfo,
  spec: ReadSpec & { orderBy: string; limit: number },
  path: readonly string[] = [],
): Promise<T[]> {
  const plan = planOf(spec.projection, selectionOf(info, path), context.actor);
  const columns = columnsFragment(plan, context.actor);
  const statement = render(
    sql`${selectFrom(spec, columns, plan.joins)} ${raw(`order by ${spec.orderBy} limit ${spec.limit}`)}`,
  );
  return (await context.services.read.arrays(statement)).map((row) => plan.build(row, context) as T);
}
