import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { certificateRevoked } from '../hours.events.ts';
import { Certificate } from './certificate.entity.ts';
import { canRevoke } from './certificate.policy.ts';
import { lockCertificate } from './locked.ts';

const fields = { id: z.guid(), version: z.int(), reason: text(limits.shortText, 2) } as const;

/** 撤销: who, why and when stay; whoever asks by its number is told that it was revoked. */
export const revokeCertificate = useCase({
  name: 'hours.revoke-certificate',
  label: '撤销记录证明',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const locked = values.id ? await lockCertificate(tx, values.id) : undefined;
    if (!locked) return refuse('NOT_FOUND');
    const no = canRevoke(tx.actor, locked);
    reasons.push(...no);
    if (no.length === 0 && locked.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const certificate = await tx.em.findOneOrFail(Certificate, locked.id);
    certificate.revoke(tx.actor.accountId, complete.reason, tx.now);
    tx.about({ entityType: 'Certificate', entityId: locked.id, unitId: locked.unitId, countyCode: locked.countyCode });
    tx.publish(certificateRevoked.of({ certificateId: locked.id }));
    return { id: locked.id };
  },
});
