import { z } from 'zod';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { certificateDecided } from '../hours.events.ts';
import { canIssueRequest } from './certificate.policy.ts';
import { CertificateRequest } from './certificate-request.entity.ts';
import { clerkFields } from './clerk-fields.ts';
import { lockRequest } from './locked.ts';
import { makeCertificate } from './make-certificate.ts';

const fields = { id: z.guid(), version: z.int(), ...clerkFields } as const;

/** 开具: by somebody with the right at the issuing unit, of what is final now, signed (令67 §13–15). */
export const issueCertificate = useCase({
  name: 'hours.issue-certificate',
  label: '开具记录证明',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const locked = values.id ? await lockRequest(tx, values.id) : undefined;
    if (!locked) return refuse('NOT_FOUND');
    const no = canIssueRequest(tx.actor, locked);
    reasons.push(...no);
    if (no.length === 0 && locked.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const request = await tx.em.findOneOrFail(CertificateRequest, locked.id);
    const { personInCharge, contact, note } = complete;
    const made = await makeCertificate(tx, request, { personInCharge, contact, note }, null);
    if (isRefusal(made)) return made;
    request.issue(tx.actor.accountId, tx.now);
    const { unitId, countyCode } = locked;
    tx.about({ entityType: 'Certificate', entityId: made.id, unitId, countyCode });
    tx.publish(certificateDecided.of({ requestId: locked.id, certificateId: made.id }));
    return { id: made.id };
  },
});
