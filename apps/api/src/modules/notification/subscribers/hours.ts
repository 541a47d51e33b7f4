import type { PrivacyClass, ReturnCode } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import {
  approverFlagged,
  correctionDecided,
  recordApproved,
  recordProposed,
  recordReturned,
} from '../../hours/index.ts';
import { samePersons } from '../../people/index.ts';
import { workersFor } from '../write/recipients.ts';
import { coverIfSealed } from '../write/sealed.ts';
import { tell } from '../write/tell.ts';

interface RecordFacts extends Record<string, unknown> {
  account_id: string | null;
  activity_name: string;
  privacy_class: PrivacyClass;
  minutes: number;
  return_reason: string | null;
  return_code: ReturnCode | null;
  unit_id: string;
  holder: string;
}

const factsOf = async (tx: Tx, recordId: string): Promise<RecordFacts | undefined> =>
  (
    await tx.sql<RecordFacts>(sql`select v.account_id, r.activity_name, r.privacy_class, r.minutes, r.return_reason, r.return_code, r.unit_id, h.name as holder
    from service_record r join volunteer v on v.id = r.volunteer_id join unit h on h.id = r.holder_unit_id where r.id = ${recordId}`)
  )[0];

export const tellOfProposal = on(recordProposed, 'notification.tell-of-proposal', async (tx, { recordId }, eventId) => {
  const row = await factsOf(tx, recordId);
  if (!row) return;
  const news = coverIfSealed(row.privacy_class, {
    kind: 'RECORD_PROPOSED',
    facts: { activity: row.activity_name, minutes: row.minutes, holder: row.holder },
  });
  await tell(tx, eventId, [row.account_id], { ...news, link: `/hours/${recordId}` });
});

export const tellOfApproval = on(recordApproved, 'notification.tell-of-approval', async (tx, { recordId }, eventId) => {
  const row = await factsOf(tx, recordId);
  if (!row) return;
  const news = coverIfSealed(row.privacy_class, {
    kind: 'RECORD_APPROVED',
    facts: { activity: row.activity_name, minutes: row.minutes },
  });
  await tell(tx, eventId, [row.account_id], { ...news, link: `/hours/${recordId}` });
});

/** 退回补充, by a person or because no time counts: she hears why, and those who can complete it hear that it waits for them. */
export const tellOfReturn = on(recordReturned, 'notification.tell-of-return', async (tx, { recordId }, eventId) => {
  const row = await factsOf(tx, recordId);
  if (!row) return;
  const news = coverIfSealed(
    row.privacy_class,
    row.return_code
      ? { kind: 'RECORD_EMPTY', facts: { activity: row.activity_name } }
      : { kind: 'RECORD_RETURNED', facts: { activity: row.activity_name, reason: row.return_reason ?? '' } },
  );
  await tell(tx, eventId, [row.account_id], { ...news, link: `/hours/${recordId}`, sms: true });
  const coordinators = await workersFor(tx, 'attendance.mark', row.unit_id, row.account_id ? [row.account_id] : []);
  const work = coverIfSealed(row.privacy_class, {
    kind: 'RECORD_TO_COMPLETE',
    facts: { activity: row.activity_name },
  });
  await tell(tx, eventId, coordinators, { ...work, link: '/admin/hours' });
});

interface CorrectionFacts extends RecordFacts {
  record_id: string;
  before_minutes: number;
  corrected_minutes: number;
  reason: string;
  decision_note: string | null;
  proposed_by: string;
}

/** 更正: she hears what her record says now and why; turned down, whoever proposed it hears why. */
export const tellOfCorrection = on(
  correctionDecided,
  'notification.tell-of-correction',
  async (tx, { correctionId, accepted }, eventId) => {
    const [row] =
      await tx.sql<CorrectionFacts>(sql`select v.account_id, r.activity_name, r.privacy_class, c.record_id, c.before_minutes,
        c.minutes as corrected_minutes, c.reason, c.decision_note, c.proposed_by
      from correction c join service_record r on r.id = c.record_id join volunteer v on v.id = c.volunteer_id where c.id = ${correctionId}`);
    if (!row) return;
    if (!accepted) {
      const news = coverIfSealed(row.privacy_class, {
        kind: 'CORRECTION_REJECTED',
        facts: { activity: row.activity_name, reason: row.decision_note ?? '' },
      });
      await tell(tx, eventId, [row.proposed_by], { ...news, link: '/admin/hours' });
      return;
    }
    const { activity_name: activity, before_minutes: before, corrected_minutes: after, reason } = row;
    const news = coverIfSealed(row.privacy_class, {
      kind: 'RECORD_CORRECTED',
      facts: { activity, before, after, reason },
    });
    await tell(tx, eventId, [row.account_id], { ...news, link: `/hours/${row.record_id}` });
  },
);

/** 审核过快: those of the unit above who may look into it, never whoever it is about. */
export const tellOfFastApprover = on(
  approverFlagged,
  'notification.tell-of-fast-approver',
  async (tx, { flagId }, eventId) => {
    const [row] = await tx.sql<{ unit: string; day: string; count: number; above: string; her: string[] }>(
      sql`select u.name as unit, f.day::text as day, f.records as count, coalesce(u.parent_id, u.id) as above, ${raw(samePersons('array[f.account_id]'))} as her
        from approver_flag f join unit u on u.id = f.unit_id where f.id = ${flagId} and f.resolution is null`,
    );
    if (!row) return;
    const workers = await workersFor(tx, 'hours.approve', row.above, row.her);
    const { unit, day, count } = row;
    await tell(tx, eventId, workers, {
      kind: 'APPROVER_FLAGGED',
      facts: { unit, day, count },
      link: '/admin/flags/approvers',
    });
  },
);
