import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { isRefusal, refuseIf } from '../../../platform/refusal.ts';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { lockActivity, staleReasons } from '../activity/lock-activity.ts';
import { activityClosed } from '../activity.events.ts';
import { type ClosingFacts, canClose, canReopen, closingFactsSql } from './closing.policy.ts';
import { openAbove } from './closing-gates.ts';

const columns = raw(
  Object.entries(closingFactsSql)
    .map(([name, expression]) => `${expression} as "${name}"`)
    .join(', '),
);

async function factsOf(tx: SignedInTx, id: string): Promise<ClosingFacts> {
  const [facts] = await tx.sql<ClosingFacts>(
    sql`select ${columns} from activity a join unit u on u.id = a.unit_id where a.id = ${id}`,
  );
  if (!facts) throw new Error('The activity was locked and is gone.');
  return facts;
}

/** 结项: how many were served and what came of it. Refused with all that is still open; again after a reopening. */
export const closeActivity = useCase({
  name: 'activity.close-activity',
  label: '结项',
  input: z.object({
    id: z.string(),
    version: z.int(),
    peopleServed: z.int().min(0, { message: 'INVALID_INPUT' }).max(limits.peopleServed, { message: 'INVALID_INPUT' }),
    summary: optionalText(limits.longText),
  }),
  async run(tx, { id, version, peopleServed, summary }) {
    const row = await lockActivity(tx, id);
    if (isRefusal(row)) return row;
    const no = refuseIf([
      ...staleReasons(row, version),
      ...canClose(tx.actor, await factsOf(tx, id), tx.now),
      ...(await openAbove((query) => tx.sql(query), id)),
    ]);
    if (no) return no;
    const [known] = await tx.sql(sql`select 1 as there from activity_closing where activity_id = ${id}`);
    await tx.sql(sql`insert into activity_closing (activity_id, county_code, people_served, summary, closed_by, closed_at)
      values (${id}, ${row.county_code}, ${peopleServed}, ${summary}, ${tx.actor.accountId}, ${tx.now})
      on conflict (activity_id) do update set people_served = excluded.people_served, summary = excluded.summary, closed_by = excluded.closed_by,
        closed_at = excluded.closed_at, reopened_by = null, reopened_at = null, reopen_reason = null, version = activity_closing.version + 1`);
    await tx.sql(sql`update activity set state = 'CLOSED', version = version + 1 where id = ${id}`);
    tx.changed({ entity: 'Closing', id, kind: 'create', after: { peopleServed, summary } });
    tx.about({ entityType: 'Activity', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.touch(`activity:${id}`);
    tx.publish(activityClosed.of({ activityId: id, again: known !== undefined }));
    return { id };
  },
});

/** The result is opened again for correction, by somebody of the unit above, with a reason on record. */
export const reopenActivity = useCase({
  name: 'activity.reopen-activity',
  label: '重开结项',
  input: z.object({ id: z.string(), version: z.int(), reason: text(limits.shortText) }),
  async run(tx, { id, version, reason }) {
    const row = await lockActivity(tx, id);
    if (isRefusal(row)) return row;
    const no = refuseIf([...staleReasons(row, version), ...canReopen(tx.actor, await factsOf(tx, id))]);
    if (no) return no;
    await tx.sql(sql`update activity_closing set reopened_by = ${tx.actor.accountId}, reopened_at = ${tx.now}, reopen_reason = ${reason},
      version = version + 1 where activity_id = ${id}`);
    await tx.sql(sql`update activity set version = version + 1 where id = ${id}`);
    tx.changed({ entity: 'Closing', id, kind: 'update', before: {}, after: { reason } });
    tx.about({ entityType: 'Activity', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.touch(`activity:${id}`);
    return { id };
  },
});
