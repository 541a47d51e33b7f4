import type { Reason } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { fileReasons } from '../../../platform/files/file-reasons.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { complainantIndex } from '../handling/hands.ts';
import { complaintFields } from './complaint-input.ts';
import { insertComplaint } from './insert-complaint.ts';
import { targetOf } from './target.ts';

/**
 * 投诉: about a service she took part in, or an organisation of her county, by name or under protection. Of a protected one the log keeps
 * that it was made, not by whom.
 */
export const openComplaint = useCase({
  name: 'complaint.open-complaint',
  label: '提出投诉',
  input: anyFields,
  rate: { points: 20, seconds: 3600 },
  constraints: { complaint_once: { code: 'COMPLAINT_EXISTS' } },
  unnamed: ({ naming }) => naming !== 'NAMED',
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(complaintFields, given);
    const { accountId, volunteerId } = tx.actor;
    const tookPart = sql`exists (select from sign_up s where s.activity_id = a.id and s.volunteer_id = ${volunteerId}::uuid)`;
    // Organisations of her own county and above it, her teams wherever they are, and those she may read by a right.
    const hers = sql`(exists (select from volunteer v join unit x on x.id = v.unit_id
        where v.id = ${volunteerId}::uuid and (x.county_code = u.county_code or x.path ^@ u.path))
      or u.id in (select m.team_id from membership m where m.volunteer_id = ${volunteerId}::uuid and m.state = 'ACTIVE')
      or ${within(tx.actor, 'unit.read', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' })})`;
    const found = await targetOf(tx, values, { activity: tookPart, unit: hers });
    reasons.push(...found.reasons);
    if (values.fileId) {
      const shows: Reason[] = [{ code: 'EVIDENCE_SHOWS_WHO', field: 'fileId' }];
      const fresh = { field: 'fileId', code: 'EVIDENCE_NEEDED_FRESH', pdf: true } as const;
      reasons.push(...(values.naming === 'PROTECTED' ? shows : await fileReasons(tx, values.fileId, fresh)));
    }
    if (!complete || !found.target || reasons.length > 0) return new Refusal(reasons);
    const named = complete.naming === 'NAMED';
    const id = await insertComplaint(
      tx,
      found.target,
      {
        enteredBy: null,
        accountId: named ? accountId : null,
        name: null,
        cipher: named ? null : tx.services.cipher.seal(accountId),
        index: complainantIndex(tx.services, accountId),
      },
      complete,
    );
    return { id };
  },
});
