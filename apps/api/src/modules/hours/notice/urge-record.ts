import type { RecordState } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { recordUrged } from '../hours.events.ts';
import { canUrge, urgeDay } from './urge.policy.ts';

interface Row extends Record<string, unknown> {
  unit_id: string;
  county_code: string;
  holder_unit_id: string;
  state: RecordState;
  urged_for: string | null;
}

/**
 * 催一下: whoever holds her record hears that she asks, once a working day for each record; asked on a day off it counts as of
 * the next working day. On record: who asked whom and when.
 */
export const urgeRecord = useCase({
  name: 'hours.urge-record',
  label: '催办时长',
  input: z.object({ id: z.guid({ message: 'NOT_FOUND' }) }),
  constraints: { record_urge_pkey: { code: 'URGED_ALREADY' } },
  rate: { points: 30, seconds: 3600 },
  async run(tx, { id }) {
    const [row] = await tx.sql<Row>(sql`select r.unit_id, r.county_code, r.holder_unit_id, r.state,
        (select max(x.on_day)::text from record_urge x where x.record_id = r.id) as urged_for from service_record r
      where r.id = ${id} and r.volunteer_id = ${tx.actor.volunteerId}::uuid for share of r`);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(canUrge(row.state, row.urged_for, tx.now));
    if (no) return no;
    await tx.sql(sql`insert into record_urge (record_id, on_day, holder_unit_id, by_account_id, at)
      values (${id}, ${urgeDay(tx.now)}::date, ${row.holder_unit_id}, ${tx.actor.accountId}, ${tx.now})`);
    tx.changed({ entity: 'ServiceRecord', id, kind: 'urge' });
    tx.about({ entityType: 'ServiceRecord', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(recordUrged.of({ recordId: id }));
    return { id };
  },
});
