import type { AppContext } from '../context.ts';
import { type Fragment, raw, render, sql } from '../database/sql.ts';
import { columnsFragment, planOf } from './compile.ts';
import { afterCursor, encodeCursor, type PageSpec } from './page.ts';
import { selectFrom } from './read.ts';
import type { Selection } from './selection.ts';

const AT_ONCE = 1000;
type Row = readonly unknown[];

/** A selection written down in our own code: `selecting(['name', 'unit.name'])`. Keep it: plans are cached by it. */
export function selecting(paths: readonly string[]): Selection {
  const root = new Map<string, Selection>();
  for (const path of paths) {
    let at = root;
    for (const name of path.split('.')) {
      const below = (at.get(name) ?? new Map<string, Selection>()) as Map<string, Selection>;
      at.set(name, below);
      at = below;
    }
  }
  return root;
}

/**
 * Every row of a list, page by keyset page: as the list shows them, and never more than two pages in memory. While the rows of
 * one are worked on, the next is on its way.
 */
export async function* streamRows<T = Record<string, unknown>>(
  context: AppContext,
  selection: Selection,
  spec: Omit<PageSpec, 'args' | 'sortedFirst'>,
): AsyncGenerator<T> {
  const plan = planOf(spec.projection, selection, context.actor);
  const keys = spec.order.columns.map((column) => column.sql);
  const columns = columnsFragment({ columns: [...plan.columns, ...keys], guards: plan.guards }, context.actor);
  const orderBy = keys.map((key) => `${key} ${spec.order.direction}`).join(', ');
  const page = (after: Fragment): Promise<Row[]> => {
    const text = sql`${selectFrom(spec, columns, plan.joins)}${after} ${raw(`order by ${orderBy} limit ${AT_ONCE}`)}`;
    const rows = context.services.read.arrays(render(text));
    // Whoever stops reading waits for no page: a fault of one nobody wants is nobody's.
    rows.catch(() => undefined);
    return rows;
  };
  for (let coming: Promise<Row[]> | null = page(raw('')); coming; ) {
    const rows: Row[] = await coming;
    const last: Row | undefined = rows.length < AT_ONCE ? undefined : rows.at(-1);
    coming = last ? page(sql` and ${afterCursor(encodeCursor(last.slice(plan.columns.length)), spec.order)}`) : null;
    for (const row of rows) yield plan.build(row, context) as T;
  }
}
