import type { AppContext } from '../context.ts';
import type { Fragment } from '../database/sql.ts';
import type { Projection } from './fields.ts';
import type { Order } from './page.ts';

/** Whose rows, and which of them. */
export interface ListRows {
  readonly reach: Fragment;
  readonly where?: Fragment | undefined;
}

/** A list over whole places, written once: the page on the screen and the sheet taken along read the same rows and fields. */
export interface List<Filter> {
  readonly projection: Projection;
  readonly order: Order;
  rows(context: AppContext, filter: Filter): ListRows | Promise<ListRows>;
}

/** What `readPage` and `streamRows` take of it. */
export const listed = async <Filter>(
  list: List<Filter>,
  context: AppContext,
  filter: Filter,
): Promise<ListRows & { readonly projection: Projection; readonly order: Order }> => ({
  projection: list.projection,
  order: list.order,
  ...(await list.rows(context, filter)),
});

/** By a time and an id, the way most lists are walked. */
export const byTime = (time: string, id: string, direction: 'asc' | 'desc' = 'desc'): Order => ({
  columns: [
    { sql: time, type: 'timestamptz' },
    { sql: id, type: 'uuid' },
  ],
  direction,
});
