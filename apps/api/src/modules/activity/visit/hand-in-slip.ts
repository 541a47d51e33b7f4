import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { fileReasons } from '../../../platform/files/file-reasons.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lockOwnVisit } from './say-visit.ts';
import { settleVisit } from './settle-visit.ts';
import { visitReasons } from './visit.policy.ts';

const fields = { signUpId: z.string(), fileId: z.guid({ message: 'SLIP_PHOTO_NEEDED' }) } as const;

/** 服务对象确认单: the photo of what the recipient signed. Whoever approves looks at it; nothing else of the recipient is kept. */
export const handInSlip = useCase({
  name: 'activity.hand-in-slip',
  label: '上传服务对象确认单',
  input: anyFields,
  rate: { points: 30, seconds: 3600 },
  constraints: { home_visit_file: { code: 'SLIP_PHOTO_NEEDED', field: 'fileId' } },
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    if (!tx.actor.volunteerId) return refuse('NOT_A_VOLUNTEER');
    const row = await lockOwnVisit(tx, values.signUpId ?? '');
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(visitReasons('SLIP', row.facts, tx.now));
    if (no) return no;
    if (values.fileId)
      reasons.push(...(await fileReasons(tx, values.fileId, { field: 'fileId', code: 'SLIP_PHOTO_NEEDED' })));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    await settleVisit(tx, row, 'SLIP', sql`file_id = ${complete.fileId}`);
    return { signUpId: row.id };
  },
});
