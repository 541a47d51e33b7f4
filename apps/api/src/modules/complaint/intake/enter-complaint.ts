import { lacks, may } from '../../../platform/access/grants.ts';
import { sql } from '../../../platform/database/sql.ts';
import { fileReasons } from '../../../platform/files/file-reasons.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { personName } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { complaintFields } from './complaint-input.ts';
import { insertComplaint } from './insert-complaint.ts';
import { targetOf } from './target.ts';

const fields = { ...complaintFields, complainantName: personName } as const;

/**
 * A person served, or a bystander, hands her complaint to a coordinator, who enters it: by her name, or sealed. Whoever enters
 * it does not handle it, and is told how it goes, to tell her.
 */
export const enterComplaint = useCase({
  name: 'complaint.enter-complaint',
  label: '代为登记投诉',
  input: anyFields,
  rate: { points: 60, seconds: 3600 },
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    const found = await targetOf(tx, values, { activity: sql`true`, unit: sql`true` });
    const path = found.target?.path;
    if (path && !may(tx.actor, 'unit.read', path) && !may(tx.actor, 'complaint.enter', path))
      return refuse('NOT_FOUND');
    reasons.push(...found.reasons, ...(path ? lacks(tx.actor, 'complaint.enter', path) : []));
    if (values.fileId)
      reasons.push(
        ...(await fileReasons(tx, values.fileId, { field: 'fileId', code: 'EVIDENCE_NEEDED_FRESH', pdf: true })),
      );
    if (!complete || !found.target || reasons.length > 0) return new Refusal(reasons);
    const named = complete.naming === 'NAMED';
    const id = await insertComplaint(
      tx,
      found.target,
      {
        enteredBy: tx.actor.accountId,
        accountId: null,
        name: named ? complete.complainantName : null,
        cipher: named ? null : tx.services.cipher.seal(complete.complainantName),
        index: null,
      },
      complete,
    );
    return { id };
  },
});
