import type { OfflineScanState, PrivacyClass, ScanKind } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { offlineScanDecided, offlineScanKept } from '../../activity/index.ts';
import { workersFor } from '../write/recipients.ts';
import { coverIfSealed } from '../write/sealed.ts';
import { tell } from '../write/tell.ts';

interface ScanFacts extends Record<string, unknown> {
  account_id: string | null;
  activity_id: string;
  unit_id: string;
  title: string;
  privacy_class: PrivacyClass;
  kind: ScanKind;
  state: OfflineScanState;
  at: Date;
  decline_reason: string | null;
}

const factsOf = async (tx: Tx, id: string): Promise<ScanFacts | undefined> =>
  (
    await tx.sql<ScanFacts>(sql`select v.account_id, l.activity_id, a.unit_id, a.title, a.privacy_class, l.kind, l.state, l.at, l.decline_reason
    from offline_scan l join sign_up su on su.id = l.sign_up_id join volunteer v on v.id = su.volunteer_id join activity a on a.id = l.activity_id
    where l.id = ${id}`)
  )[0];

/** Coordinators hear once that claims wait at an activity: twenty people coming back into the network are one message. */
export const tellOfOfflineScan = on(
  offlineScanKept,
  'notification.tell-of-offline-scan',
  async (tx, { offlineScanId }, eventId) => {
    const row = await factsOf(tx, offlineScanId);
    if (row?.state !== 'PENDING') return;
    const link = `/admin/activities/${row.activity_id}/board`;
    const workers = await workersFor(tx, 'attendance.mark', row.unit_id, row.account_id ? [row.account_id] : []);
    const unread = await tx.sql<{ account_id: string }>(sql`select account_id from message
      where account_id = any(${workers}::uuid[]) and kind = 'OFFLINE_SCAN_WAITS' and link = ${link} and read_at is null`);
    const told = new Set(unread.map((one) => one.account_id));
    const news = coverIfSealed(row.privacy_class, { kind: 'OFFLINE_SCAN_WAITS', facts: { activity: row.title } });
    await tell(
      tx,
      eventId,
      workers.filter((account) => !told.has(account)),
      { ...news, link },
    );
  },
);

/** She hears what became of it, and why not. */
export const tellOfOfflineDecision = on(
  offlineScanDecided,
  'notification.tell-of-offline-decision',
  async (tx, { offlineScanId }, eventId) => {
    const row = await factsOf(tx, offlineScanId);
    if (!row) return;
    const facts = { activity: row.title, at: row.at.toISOString(), leaving: row.kind === 'OUT' };
    const news = coverIfSealed(
      row.privacy_class,
      row.state === 'CONFIRMED'
        ? { kind: 'OFFLINE_SCAN_CONFIRMED', facts }
        : { kind: 'OFFLINE_SCAN_DECLINED', facts: { ...facts, reason: row.decline_reason ?? '' } },
    );
    await tell(tx, eventId, [row.account_id], { ...news, link: '/shifts' });
  },
);
