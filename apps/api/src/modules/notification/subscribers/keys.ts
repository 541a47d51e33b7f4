import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { restorationOpened, secretsChanged } from '../../people/index.ts';
import { workersFor } from '../write/recipients.ts';
import { tell } from '../write/tell.ts';

/** Whoever's keys change hears of it, in case it was not she. */
export const tellOfKeys = on(
  secretsChanged,
  'notification.tell-of-keys',
  async (tx, { accountId, what }, eventId) =>
    void (await tell(tx, eventId, [accountId], { kind: 'KEYS_CHANGED', facts: { what }, link: null, sms: true })),
);

/** A restoration waits for a second person; she hears of it too, in case nobody stood there with papers. */
export const tellOfRestoration = on(
  restorationOpened,
  'notification.tell-of-restoration',
  async (tx, { restorationId }, eventId) => {
    const [row] = await tx.sql<{ account_id: string; unit_id: string; opened_by: string }>(
      sql`select account_id, unit_id, opened_by from account_restoration where id = ${restorationId}`,
    );
    if (!row) return;
    await tell(tx, eventId, await workersFor(tx, 'account.restore', row.unit_id, [row.account_id, row.opened_by]), {
      kind: 'RESTORATION_WAITING',
      facts: {},
      link: '/admin/access/restorations',
    });
    await tell(tx, eventId, [row.account_id], {
      kind: 'KEYS_CHANGED',
      facts: { what: 'RESTORATION_OPENED' },
      link: null,
      sms: true,
    });
  },
);
