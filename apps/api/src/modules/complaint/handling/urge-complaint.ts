import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { urgeDay } from '../../hours/index.ts';
import { complaintWaits } from '../complaint.events.ts';
import { canUrge } from './complaint.policy.ts';
import { aboutComplaint, lockOwn } from './lock-complaint.ts';
import { addStep } from './step.ts';

/** 催一下: those at its desk hear that she asks, once a working day; on record, as her own steps are, without her name. */
export const urgeComplaint = useCase({
  name: 'complaint.urge-complaint',
  label: '催办投诉',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }) }),
  rate: { points: 30, seconds: 3600 },
  unnamed: () => true,
  async run(tx, { id }) {
    const row = await lockOwn(tx, id);
    if (!row) return refuse('NOT_FOUND');
    const today = urgeDay(tx.now);
    const no = canUrge(row, today);
    if (no.length > 0) return new Refusal(no);
    await tx.sql(sql`update complaint set urged_for = ${today}::date where id = ${id}`);
    await addStep(tx, {
      ...{ complaintId: id, countyCode: row.county_code, deskUnitId: row.desk_unit_id, kind: 'URGED' },
      by: row.entered ? tx.actor.accountId : null,
    });
    tx.changed({ entity: 'Complaint', id, kind: 'urge' });
    aboutComplaint(tx, row);
    tx.publish(complaintWaits.of({ complaintId: id, why: 'URGED' }));
    return { id };
  },
});
