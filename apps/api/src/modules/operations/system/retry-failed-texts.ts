import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lacksSystem } from './system.policy.ts';

const Input = z.object({ id: z.uuid({ message: 'NOT_FOUND' }).nullish() });

/**
 * Lets a text message that was given up, or all of them, go again with all their tries. One that waits has its next try
 * coming and may be on its way at this moment; a code that is over is not sent late.
 */
export const retryFailedTexts = useCase({
  name: 'operations.retry-failed-texts',
  label: '重发失败的短信',
  input: Input,
  rate: { points: 30, seconds: 60 },
  async run(tx, { id }) {
    const no = refuseIf(lacksSystem(tx.actor, 'system.manage'));
    if (no) return no;
    const which = id ? sql`id = ${id}` : sql`true`;
    const rows = await tx.sql<{
      id: string;
    }>(sql`update sms_delivery set state = 'QUEUED', attempts = 0, next_attempt_at = ${tx.now}
      where state = 'FAILED' and kind <> 'CODE' and ${which} returning id`);
    if (id && rows.length === 0) return refuse('NOT_FOUND');
    tx.about({ entityType: 'TextMessage', entityId: id ?? rows[0]?.id ?? newId(), unitId: null, countyCode: null });
    tx.changed({ entity: 'TextMessage', kind: 'retry', count: rows.length });
    return { count: rows.length };
  },
});
