import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lockObjection } from './lock-objection.ts';
import { canReveal } from './objection.policy.ts';

/**
 * Who takes a protected objection on may have to ask her back: one person, by name and with a reason, sees who she is. She
 * who objects reads that and when; nobody else is told (ADV §14 in spirit).
 */
export const revealObjector = useCase({
  name: 'publicity.reveal-objector',
  label: '查看受保护的异议人',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }), reason: text(limits.shortText, 2) }),
  rate: { points: 20, seconds: 3600 },
  async run(tx, { id, reason }) {
    const row = await lockObjection(tx, id);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(canReveal(tx.actor, row));
    if (no) return no;
    if (!row.cipher) throw new Error('A protected objection without its seal.');
    const [account] = await tx.sql<{ display_name: string }>(
      sql`select display_name from account where id = ${tx.services.cipher.open(row.cipher)}`,
    );
    await tx.sql(sql`update objection set revealed_to = ${tx.actor.accountId}, revealed_at = ${tx.now}, reveal_reason = ${reason}
      where id = ${id} and revealed_to is null`);
    tx.changed({ entity: 'Objection', id, kind: 'reveal' });
    tx.about({ entityType: 'Objection', entityId: id, unitId: row.unitId, countyCode: row.countyCode });
    return { value: account?.display_name ?? '' };
  },
});
