import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { outsideSilent } from '../../outside/index.ts';
import { workersFor } from '../write/recipients.ts';
import { tell } from '../write/tell.ts';

/** Whoever exchanges hours there hears that nothing came back. */
export const tellOfSilence = on(outsideSilent, 'notification.tell-of-silence', async (tx, { batchId }, eventId) => {
  const [row] = await tx.sql<{ system: string; system_id: string; unit_id: string; number: number; days: number }>(
    sql`select s.name as system, s.id as system_id, b.unit_id, b.number, s.answer_days as days from outside_batch b
      join outside_system s on s.id = b.system_id where b.id = ${batchId} and b.state = 'SENT'`,
  );
  if (!row) return;
  await tell(tx, eventId, await workersFor(tx, 'hours.outside', row.unit_id), {
    kind: 'OUTSIDE_SILENT',
    facts: { system: row.system, batch: row.number, days: row.days },
    link: `/admin/outside-systems/${row.system_id}`,
  });
});
