import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { objectionAnswered } from '../publicity.events.ts';
import { lockAbove, release } from './lock-objection.ts';
import { objectorIndex } from './objector.ts';

interface Row extends Record<string, unknown> {
  item_id: string;
  unit_id: string;
  county_code: string;
}

/** She takes back what she objected; the log does not say who she is, for it may be a protected one. */
export const withdrawObjection = useCase({
  name: 'publicity.withdraw-objection',
  label: '撤回异议',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }) }),
  unnamed: () => true,
  async run(tx, { id }) {
    await lockAbove(tx, id);
    const [row] =
      await tx.sql<Row>(sql`update objection set state = 'WITHDRAWN', decided_at = ${tx.now}, version = version + 1
      where id = ${id} and objector_index = ${objectorIndex(tx.services, tx.actor.accountId)} and state = 'OPEN'
      returning item_id, unit_id, county_code`);
    if (!row) return refuse('NOT_FOUND');
    await release(tx, row.item_id, false);
    tx.changed({ entity: 'Objection', id, kind: 'update', before: { state: 'OPEN' }, after: { state: 'WITHDRAWN' } });
    tx.about({ entityType: 'Objection', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(objectionAnswered.of({ objectionId: id }));
    return { id };
  },
});
