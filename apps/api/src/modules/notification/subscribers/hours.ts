import type { PrivacyClass } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { correctionDecided, recordApproved, recordProposed, recordReturned } from '../../hours/index.ts';
import { workersFor } from '../write/recipients.ts';
import { tell } from '../write/tell.ts';
import { coverIfSealed, hoursText } from '../write/words.ts';

interface RecordFacts extends Record<string, unknown> {
  account_id: string | null;
  activity_name: string;
  privacy_class: PrivacyClass;
  minutes: number;
  return_reason: string | null;
  unit_id: string;
  holder: string;
}

const factsOf = async (tx: Tx, recordId: string): Promise<RecordFacts | undefined> =>
  (
    await tx.sql<RecordFacts>(sql`select v.account_id, r.activity_name, r.privacy_class, r.minutes, r.return_reason, r.unit_id, h.name as holder
    from service_record r join volunteer v on v.id = r.volunteer_id join unit h on h.id = r.holder_unit_id where r.id = ${recordId}`)
  )[0];

export const tellOfProposal = on(recordProposed, 'notification.tell-of-proposal', async (tx, { recordId }, eventId) => {
  const row = await factsOf(tx, recordId);
  if (!row) return;
  const words = {
    title: '时长待审核',
    body: `“${row.activity_name}”的 ${hoursText(row.minutes)}已提交，由${row.holder}审核。`,
  };
  await tell(tx, eventId, [row.account_id], {
    ...coverIfSealed(row.privacy_class, words),
    kind: 'RECORD_PROPOSED',
    link: `/hours/${recordId}`,
  });
});

export const tellOfApproval = on(recordApproved, 'notification.tell-of-approval', async (tx, { recordId }, eventId) => {
  const row = await factsOf(tx, recordId);
  if (!row) return;
  const words = {
    title: '时长已计入',
    body: `“${row.activity_name}”的 ${hoursText(row.minutes)}已计入您的时长，感谢您的付出。`,
  };
  await tell(tx, eventId, [row.account_id], {
    ...coverIfSealed(row.privacy_class, words),
    kind: 'RECORD_APPROVED',
    link: `/hours/${recordId}`,
  });
});

/** 退回补充: she hears why, and those who can complete it hear that it waits for them. */
export const tellOfReturn = on(recordReturned, 'notification.tell-of-return', async (tx, { recordId }, eventId) => {
  const row = await factsOf(tx, recordId);
  if (!row) return;
  const words = {
    title: '时长被退回补充',
    body: `“${row.activity_name}”的时长被退回：${row.return_reason ?? ''}。队长补充后会重新审核。`,
  };
  await tell(tx, eventId, [row.account_id], {
    ...coverIfSealed(row.privacy_class, words),
    kind: 'RECORD_RETURNED',
    link: `/hours/${recordId}`,
    sms: true,
  });
  const coordinators = await workersFor(tx, 'attendance.mark', row.unit_id, row.account_id ? [row.account_id] : []);
  const work = { title: '有时长等您补充', body: `“${row.activity_name}”有一条时长被退回，请核对后重新提交。` };
  await tell(tx, eventId, coordinators, {
    ...coverIfSealed(row.privacy_class, work),
    kind: 'RECORD_TO_COMPLETE',
    link: '/admin/hours',
  });
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
      const words = { title: '更正没有通过', body: `“${row.activity_name}”的更正没有通过：${row.decision_note ?? ''}` };
      await tell(tx, eventId, [row.proposed_by], {
        ...coverIfSealed(row.privacy_class, words),
        kind: 'CORRECTION_REJECTED',
        link: '/admin/hours',
      });
      return;
    }
    const change = `由 ${hoursText(row.before_minutes)}更正为 ${hoursText(row.corrected_minutes)}`;
    const words = { title: '时长已更正', body: `“${row.activity_name}”的时长${change}：${row.reason}` };
    await tell(tx, eventId, [row.account_id], {
      ...coverIfSealed(row.privacy_class, words),
      kind: 'RECORD_CORRECTED',
      link: `/hours/${row.record_id}`,
    });
  },
);
