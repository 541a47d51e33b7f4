import type { World } from '../../../platform/testing/world.ts';

/** How many statements of the read path a piece of work takes: a list must not cost more with more rows. */
export async function countStatements(
  { services }: Pick<World, 'services'>,
  work: () => Promise<unknown>,
): Promise<number> {
  const { pool } = services.read;
  const query = pool.query.bind(pool);
  let n = 0;
  pool.query = ((...args: Parameters<typeof query>) => {
    n += 1;
    return query(...args);
  }) as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = query;
  }
  return n;
}
