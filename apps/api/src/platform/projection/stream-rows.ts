import type { AppContext } from '../context.ts';
import { raw, render, sql } from '../database/sql.ts';
import { columnsFragment, planOf } from './compile.ts';
import { afterCursor, encodeCursor, type PageSpec } from './page.ts';
import { selectFrom } from './read.ts';
import type { Selection } from './selection.ts';

const AT_ONCE = 500;

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

/** Every row of a list, page by keyset page: as the list shows them, and never more than a page in memory. */
export async function* streamRows<T = Record<string, unknown>>(
  context: AppContext,
  selection: Selection,
  spec: Omit<PageSpec, 'args' | 'sortedFirst'>,
): AsyncGenerator<T> {
  const plan = planOf(spec.projection, selection, context.actor);
  const keys = spec.order.columns.map((column) => column.sql);
  const columns = columnsFragment({ columns: [...plan.columns, ...keys], guards: plan.guards }, context.actor);
  const orderBy = keys.map((key) => `${key} ${spec.order.direction}`).join(', ');
  for (let cursor: string | null = null; ; ) {
    const after = cursor ? sql` and ${afterCursor(cursor, spec.order)}` : raw('');
    const page = sql`${selectFrom(spec, columns, plan.joins)}${after} ${raw(`order by ${orderBy} limit ${AT_ONCE}`)}`;
    const rows = await context.services.read.arrays(render(page));
    for (const row of rows) yield plan.build(row, context) as T;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    cursor = encodeCursor(last.slice(plan.columns.length));
  }
}
