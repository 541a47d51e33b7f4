import { z } from 'zod';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { Certificate } from './certificate.entity.ts';
import { canReprint } from './certificate.policy.ts';
import { certificateTopic } from './certificate-topic.ts';
import { lockCertificate } from './locked.ts';

const input = z.object({ id: z.guid(), version: z.int() });

/** 重新生成: a sheet that could not be printed is printed once more, from what was signed. */
export const reprintCertificate = useCase({
  name: 'hours.reprint-certificate',
  label: '重新生成证明文件',
  input,
  async run(tx, { id, version }) {
    const locked = await lockCertificate(tx, id);
    if (!locked) return refuse('NOT_FOUND');
    const reasons = canReprint(tx.actor, locked);
    if (reasons.length > 0) return new Refusal(reasons);
    if (locked.version !== version) return refuse('STALE_VERSION');
    const certificate = await tx.em.findOneOrFail(Certificate, id);
    certificate.reprint();
    tx.about({ entityType: 'Certificate', entityId: id, unitId: locked.unitId, countyCode: locked.countyCode });
    tx.touch(certificateTopic);
    return { id };
  },
});
