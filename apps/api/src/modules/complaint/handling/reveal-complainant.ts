import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { canReveal } from './complaint.policy.ts';
import { aboutComplaint, lockToHandle } from './lock-complaint.ts';
import { addStep } from './step.ts';

/**
 * Whoever handles a protected complaint may have to ask her back: one person, by name and with a reason, sees who she is. She
 * reads that and when; nobody else is told (as of objections).
 */
export const revealComplainant = useCase({
  name: 'complaint.reveal-complainant',
  label: '查看受保护的投诉人',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }), reason: text(limits.shortText, 2) }),
  rate: { points: 20, seconds: 3600 },
  async run(tx, { id, reason }) {
    const row = await lockToHandle(tx, id);
    if (!row) return refuse('NOT_FOUND');
    const no = canReveal(tx.actor, row);
    if (no.length > 0) return new Refusal(no);
    if (!row.cipher) throw new Error('A protected complaint without its seal.');
    const sealed = tx.services.cipher.open(row.cipher);
    const name = row.entered
      ? sealed
      : (await tx.sql<{ display_name: string }>(sql`select display_name from account where id = ${sealed}`))[0]
          ?.display_name;
    if (row.revealedTo === null) {
      await tx.sql(
        sql`update complaint set revealed_to = ${tx.actor.accountId}, revealed_at = ${tx.now}, reveal_reason = ${reason} where id = ${id}`,
      );
      await addStep(tx, {
        ...{ complaintId: id, countyCode: row.county_code, deskUnitId: row.desk_unit_id, kind: 'REVEALED' },
        ...{ by: tx.actor.accountId, words: reason },
      });
    }
    tx.changed({ entity: 'Complaint', id, kind: 'reveal' });
    aboutComplaint(tx, row);
    return { value: name ?? '' };
  },
});
