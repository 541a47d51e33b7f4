import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { type Job, on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { accessGranted, accessRevoked } from '../../people/index.ts';
import { placeCorrections } from '../correction/correction-queue.ts';
import { placeInQueues } from '../record/queue.ts';

/** Who may approve changed at these places: what waits below them may have to wait elsewhere. */
async function moveBelow(tx: Tx, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const below = sql`(select b.id from unit b where b.path ^@ any(${paths}::text[]))`;
  await placeInQueues(tx, sql`r.unit_id in ${below}`);
  await placeCorrections(tx, sql`c.unit_id in ${below}`);
}

const pathsOf = async (tx: Tx, which: Fragment): Promise<string[]> =>
  (
    await tx.sql<{ path: string }>(
      sql`select distinct u.path from access_grant g join unit u on u.id = g.unit_id where ${which}`,
    )
  ).map(({ path }) => path);

const moveByGrant = async (tx: Tx, { grantId }: { grantId: string }): Promise<void> =>
  moveBelow(tx, await pathsOf(tx, sql`g.id = ${grantId}`));

export const moveOnGranted = on(accessGranted, 'hours.move-on-granted', moveByGrant);
export const moveOnRevoked = on(accessRevoked, 'hours.move-on-revoked', moveByGrant);

const LOOK_BACK = 86_400_000;

/** Grants also begin and end by their term, which nobody announces. Looks back a day, in case the worker was away. */
export const moveOnTerms: Job = {
  name: 'hours.move-on-terms',
  cron: '*/10 * * * *',
  async run(tx) {
    const since = new Date(tx.now.getTime() - LOOK_BACK);
    const due = sql`(g.valid_to between ${since} and ${tx.now} or g.valid_from between ${since} and ${tx.now})`;
    await moveBelow(tx, await pathsOf(tx, due));
  },
};
