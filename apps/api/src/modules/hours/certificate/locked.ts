import type { CertificateFileState, CertificateRequestState, CertificateState, IssuingBasis } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { herAccounts } from '../../people/index.ts';
import type { CertificateFacts, RequestFacts } from './certificate.policy.ts';

interface Locked {
  readonly id: string;
  readonly version: number;
  readonly unitId: string;
  readonly countyCode: string;
  readonly unitName: string;
  readonly unitPath: string;
  readonly issuingBasis: IssuingBasis;
  readonly holderAccountIds: string[];
}
type LockedRequest = Locked &
  RequestFacts &
  Record<string, unknown> & { readonly requestState: CertificateRequestState };
type LockedCertificate = Locked &
  CertificateFacts &
  Record<string, unknown> & {
    readonly requestId: string;
    readonly certificateState: CertificateState;
    readonly fileState: CertificateFileState;
  };

const columns = { path: 'u.path', unitId: 'u.id', county: 'u.county_code' } as const;
const parties = raw(`u.id as "unitId", u.county_code as "countyCode", u.name as "unitName", u.path as "unitPath",
  u.issuing_basis as "issuingBasis", ${herAccounts} as "holderAccountIds"`);

/** A request within the clerk's reach, locked: of two who decide, the second sees what the first did. */
export async function lockRequest(tx: SignedInTx, id: string): Promise<LockedRequest | undefined> {
  const [row] = await tx.sql<LockedRequest>(sql`select q.id, q.version, q.state as "requestState", ${parties}
    from certificate_request q join unit u on u.id = q.unit_id join volunteer v on v.id = q.volunteer_id
    where q.id = ${id} and ${within(tx.actor, 'certificate.issue', columns)} for update of q`);
  return row;
}

export async function lockCertificate(tx: SignedInTx, id: string): Promise<LockedCertificate | undefined> {
  const [row] =
    await tx.sql<LockedCertificate>(sql`select c.id, c.version, c.request_id as "requestId", c.state as "certificateState",
      c.file_state as "fileState", ${parties}
    from certificate c join unit u on u.id = c.unit_id join volunteer v on v.id = c.volunteer_id
    where c.id = ${id} and ${within(tx.actor, 'certificate.issue', columns)} for update of c`);
  return row;
}
