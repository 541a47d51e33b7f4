import { NameShown, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { chosenId } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { certificateRequested } from '../hours.events.ts';
import { type IssuingBody, mayIssue } from './certificate.policy.ts';
import { CertificateRequest } from './certificate-request.entity.ts';
import { finalServices } from './final-services.ts';

const fields = {
  unitId: chosenId,
  from: z.iso.date({ message: 'INVALID_DATE' }),
  to: z.iso.date({ message: 'INVALID_DATE' }),
  nameShown: z.enum(NameShown),
  showsIdNumber: z.boolean(),
  showsNumber: z.boolean(),
  wantsSeal: z.boolean(),
} as const;

/** She asks one unit for a certificate of what it organised; free, and for what counts already (令67 §11–15, AT-3). */
export const requestCertificate = useCase({
  name: 'hours.request-certificate',
  label: '申请记录证明',
  input: anyFields,
  rate: { points: 20, seconds: 3600 },
  constraints: { certificate_request_waiting: { code: 'CERTIFICATE_WAITING', field: 'unitId' } },
  async run(tx, raw) {
    const volunteerId = tx.actor.volunteerId;
    if (!volunteerId) return refuse('NOT_A_VOLUNTEER');
    const { values, complete, reasons } = parseFields(fields, raw);
    const [unit] = values.unitId
      ? await tx.sql<IssuingBody & { path: string; countyCode: string } & Record<string, unknown>>(
          sql`select name as "unitName", issuing_basis as "issuingBasis", path, county_code as "countyCode" from unit where id = ${values.unitId}`,
        )
      : [];
    if (values.unitId && !unit) return refuse('NOT_FOUND', { field: 'unitId' });
    const { from, to } = values;
    reasons.push(...(unit ? mayIssue(unit) : []), ...periodReasons(from, to, dateIn(tx.now).toString()));
    if (unit && from && to && reasons.length === 0) {
      const services = await finalServices(tx, { volunteerId, unitPath: unit.path, from, to });
      if (services.length === 0) reasons.push({ code: 'NOTHING_FINAL', field: 'unitId' });
    }
    if (!complete || !unit || reasons.length > 0) return new Refusal(reasons);
    const { unitId, nameShown, showsIdNumber, showsNumber, wantsSeal } = complete;
    const id = newId();
    tx.em.create(
      CertificateRequest,
      {
        ...{ id, volunteerId, unitId, countyCode: unit.countyCode, state: 'REQUESTED' },
        ...{ periodFrom: complete.from, periodTo: complete.to, nameShown, showsIdNumber, showsNumber, wantsSeal },
        requestedAt: tx.now,
      },
      { persist: true },
    );
    tx.about({ entityType: 'CertificateRequest', entityId: id, unitId, countyCode: unit.countyCode });
    tx.publish(certificateRequested.of({ requestId: id }));
    return { id };
  },
});

function periodReasons(from: string | undefined, to: string | undefined, today: string): Reason[] {
  if (to && to > today) return [{ code: 'PERIOD_NOT_OVER', field: 'to' }];
  return from && to && from > to ? [{ code: 'END_BEFORE_START', field: 'to' }] : [];
}
