import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { externalImported, outsideSilent } from '../../outside/index.ts';
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

/** Whoever hours were brought in of hears of it once for a file, however many rows of hers it had; what was taken back meanwhile is no news. */
export const tellOfExternalHours = on(
  externalImported,
  'notification.tell-of-external-hours',
  async (tx, { importId }, eventId) => {
    const rows = await tx.sql<{ account_id: string; platform: string }>(
      sql`select distinct v.account_id, x.platform from external_hours x join volunteer v on v.id = x.volunteer_id
        where x.import_id = ${importId} and x.undone_at is null and v.account_id is not null`,
    );
    const [first] = rows;
    if (!first) return;
    await tell(
      tx,
      eventId,
      rows.map(({ account_id }) => account_id),
      { kind: 'EXTERNAL_IMPORTED', facts: { platform: first.platform }, link: '/hours/external' },
    );
  },
);
