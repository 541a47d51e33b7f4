import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { certificateDecided } from '../hours.events.ts';
import { Certificate } from './certificate.entity.ts';
import { canReissue } from './certificate.policy.ts';
import { CertificateRequest } from './certificate-request.entity.ts';
import { clerkFields } from './clerk-fields.ts';
import { lockCertificate } from './locked.ts';
import { makeCertificate } from './make-certificate.ts';

const fields = { id: z.guid(), version: z.int(), reason: text(limits.shortText, 2), ...clerkFields } as const;

/** 换发: the same period and choices with what is final and true today; the old one is superseded and says so. */
export const reissueCertificate = useCase({
  name: 'hours.reissue-certificate',
  label: '换发记录证明',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const locked = values.id ? await lockCertificate(tx, values.id) : undefined;
    if (!locked) return refuse('NOT_FOUND');
    const no = canReissue(tx.actor, locked);
    reasons.push(...no);
    if (no.length === 0 && locked.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const old = await tx.em.findOneOrFail(Certificate, locked.id);
    const request = await tx.em.findOneOrFail(CertificateRequest, locked.requestId);
    const { personInCharge, contact, note, reason } = complete;
    old.supersede(tx.actor.accountId, reason, tx.now);
    const made = await makeCertificate(tx, request, { personInCharge, contact, note }, old);
    if (isRefusal(made)) return made;
    tx.about({ entityType: 'Certificate', entityId: made.id, unitId: locked.unitId, countyCode: locked.countyCode });
    tx.publish(certificateDecided.of({ requestId: request.id, certificateId: made.id }));
    return { id: made.id };
  },
});
