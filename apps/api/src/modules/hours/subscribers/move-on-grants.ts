import { sql } from '../../../platform/database/sql.ts';
import { type Job, on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { accessGranted, accessRevoked } from '../../people/index.ts';
import { placeInQueues } from '../record/queue.ts';

/** Who may approve changed at a unit: what waits below it may have to wait elsewhere. */
const moveBelow = (tx: Tx, grantId: string): Promise<void> =>
  placeInQueues(
    tx,
    sql`r.unit_id in (select b.id from access_grant g join unit a on a.id = g.unit_id join unit b on b.path ^@ a.path where g.id = ${grantId})`,
  );

export const moveOnGranted = on(accessGranted, 'hours.move-on-granted', (tx, { grantId }) => moveBelow(tx, grantId));
export const moveOnRevoked = on(accessRevoked, 'hours.move-on-revoked', (tx, { grantId }) => moveBelow(tx, grantId));

/** Grants also begin and end by their term, which nobody announces. */
export const moveOnTerms: Job = {
  name: 'hours.move-on-terms',
  cron: '*/10 * * * *',
  run: (tx) =>
    placeInQueues(
      tx,
      sql`exists (select 1 from access_grant g join unit a on a.id = g.unit_id join unit b on b.id = r.unit_id and b.path ^@ a.path
    where g.valid_to between ${tx.now}::timestamptz - interval '1 day' and ${tx.now} or g.valid_from between ${tx.now}::timestamptz - interval '1 day' and ${tx.now})`,
    ),
};
