import type { CertificateAnswer } from '@jinguo/schema';
import type { CertificateNumber } from '@jinguo/schema/certificate';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { CertificateCheckType } from './certificate.type.ts';

/** Thirty an hour let a personnel office check a stack of papers, and nobody try eight letters. Counted for all processes. */
const guard = { name: 'hours.verify-certificate', rate: { points: 30, seconds: 600, shared: true } } as const;

/**
 * Whether one stands. Number and letters are looked up together: a wrong pair says nothing, not even that the number exists. Whoever
 * was erased is not spoken of: hers is unknown.
 */
export async function checkCertificate(
  context: AppContext,
  { number, code }: CertificateNumber,
  unknown: CertificateCheckType,
): Promise<CertificateCheckType | null> {
  if (await context.services.limits.check(context, guard)) return null;
  const [found] = await context.services.read.rows<CertificateCheckType & Record<string, unknown>>(
    sql`select state as answer, issuer, minutes, period_from as "from", period_to as "to" from certificate
      where number = ${number} and code = ${code} and state <> 'HOLDER_ERASED'`,
  );
  return found ? { ...found, answer: found.answer as CertificateAnswer } : unknown;
}
