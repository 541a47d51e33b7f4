import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { certificateDecided } from '../hours.events.ts';
import { canReturnRequest } from './certificate.policy.ts';
import { CertificateRequest } from './certificate-request.entity.ts';
import { lockRequest } from './locked.ts';

const fields = { id: z.guid(), version: z.int(), reason: text(limits.shortText, 2) } as const;

/** Not issued, with the reason she reads; she can ask again. */
export const returnRequest = useCase({
  name: 'hours.return-certificate-request',
  label: '退回记录证明申请',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const locked = values.id ? await lockRequest(tx, values.id) : undefined;
    if (!locked) return refuse('NOT_FOUND');
    const no = canReturnRequest(tx.actor, locked);
    reasons.push(...no);
    if (no.length === 0 && locked.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const request = await tx.em.findOneOrFail(CertificateRequest, locked.id);
    request.sendBack(tx.actor.accountId, complete.reason, tx.now);
    const { unitId, countyCode } = locked;
    tx.about({ entityType: 'CertificateRequest', entityId: locked.id, unitId, countyCode });
    tx.publish(certificateDecided.of({ requestId: locked.id, certificateId: null }));
    return { id: locked.id };
  },
});
