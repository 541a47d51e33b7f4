import type { AppContext } from '../../../platform/context.ts';
import type { Fragment } from '../../../platform/database/sql.ts';
import type { Reads } from '../../people/index.ts';

/** The read path as what runs a statement: the same functions serve mutations and queries. */
export const readsOf = ({ services }: AppContext): Reads => ({
  sql: <T extends Record<string, unknown>>(query: Fragment) => services.read.rows<T>(query),
});
