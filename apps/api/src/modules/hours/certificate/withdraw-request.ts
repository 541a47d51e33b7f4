import { certificateRequestStateWords } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { CertificateRequest } from './certificate-request.entity.ts';

/** She needs it no longer, or asked for the wrong period. */
export const withdrawRequest = useCase({
  name: 'hours.withdraw-certificate-request',
  label: '撤回记录证明申请',
  input: z.object({ id: z.guid() }),
  async run(tx, { id }) {
    await tx.sql(sql`select from certificate_request where id = ${id} for update`);
    const request = await tx.em.findOne(CertificateRequest, { id, volunteerId: tx.actor.volunteerId ?? '' });
    if (!tx.actor.volunteerId || !request) return refuse('NOT_FOUND');
    if (request.state !== 'REQUESTED')
      return refuse('WRONG_STATE', { params: { state: certificateRequestStateWords[request.state].zh } });
    request.withdraw();
    const { unitId, countyCode } = request;
    tx.about({ entityType: 'CertificateRequest', entityId: id, unitId, countyCode });
    return { id };
  },
});
