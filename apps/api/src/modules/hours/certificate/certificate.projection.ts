import { certificateToken, readSheet } from '@jinguo/schema/certificate';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import {
  column,
  type DerivedField,
  derived,
  type Fields,
  list,
  object,
  projection,
} from '../../../platform/projection/fields.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { herAccounts } from '../../people/index.ts';
import {
  type CertificateFacts,
  canIssueRequest,
  canReissue,
  canReprint,
  canReturnRequest,
  canRevoke,
  type RequestFacts,
  type SheetFacts,
} from './certificate.policy.ts';
import { finalTotal } from './final-services.ts';

/** Where the QR code leads: everything after # stays in the reader's own browser. */
export const shareUrl = (publicUrl: string, payload: string, signature: Uint8Array): string =>
  `${publicUrl}/verify#${certificateToken(payload, signature)}`;

type FileFacts = { fileId: string | null; gone: boolean };
/** The file of a certificate `c`, while it is kept. */
const fileFields: Fields = {
  fileState: derived<FileFacts & { state: string }>(
    { state: 'c.file_state', ...fileColumns() },
    ({ state, fileId, gone }) => (state === 'READY' && (!fileId || gone) ? 'NONE' : state),
  ),
  fileUrl: derived<FileFacts>(fileColumns(), ({ fileId, gone }, { origin }) =>
    fileId && !gone ? `/files/${fileId}?app=${origin.app}` : null,
  ),
};
function fileColumns() {
  return {
    fileId: 'c.file_id',
    gone: `not exists (select from stored_file f where f.id = c.file_id and (f.expires_at is null or f.expires_at > now()))`,
  } as const;
}

export const myRequestProjection = projection({
  name: 'my-certificate-request',
  from: 'certificate_request q',
  joins: { unit: 'join unit u on u.id = q.unit_id' },
  fields: {
    id: column('q.id'),
    state: column('q.state'),
    unit: object(unitBriefFields('u'), { join: 'unit' }),
    ...asked(),
    requestedAt: column('q.requested_at'),
    decidedAt: column('q.decided_at'),
    returnReason: column('q.return_reason'),
    certificates: list({
      from: 'certificate c',
      where: 'c.request_id = q.id',
      orderBy: 'c.issued_at desc, c.id desc',
      limit: 20,
      fields: {
        id: column('c.id'),
        number: column('c.number'),
        code: column('c.code'),
        state: column('c.state'),
        issuedAt: column('c.issued_at'),
        stateAt: column('c.state_at'),
        stateReason: column('c.state_reason'),
        minutes: column('c.minutes'),
        services: column('c.services'),
        revision: column('c.revision'),
        shareUrl: derived<{ payload: string | null; signature: string | null }>(
          { payload: 'c.payload', signature: `encode(c.signature, 'hex')` },
          ({ payload, signature }, { origin }) =>
            payload && signature ? shareUrl(origin.publicUrl, payload, Buffer.from(signature, 'hex')) : null,
        ),
        ...fileFields,
      },
    }),
  },
});

function asked(): Fields {
  return {
    from: column('q.period_from'),
    to: column('q.period_to'),
    nameShown: column('q.name_shown'),
    showsIdNumber: column('q.shows_id_number'),
    showsNumber: column('q.shows_number'),
    wantsSeal: column('q.wants_seal'),
  };
}

/** What the clerk wrote last time, so that it need not be typed again. */
const suggested: DerivedField = derived<{ sheet: string | null }>(
  {
    sheet: `(select l.sheet from certificate l where l.unit_id = u.id and l.sheet is not null order by l.issued_at desc, l.id desc limit 1)`,
  },
  ({ sheet }) => {
    if (!sheet) return null;
    const { personInCharge, contact } = readSheet(sheet);
    return { personInCharge, contact };
  },
);

const body = {
  unitPath: 'u.path',
  unitName: 'u.name',
  issuingBasis: 'u.issuing_basis',
  holderAccountIds: herAccounts,
} as const;
type Requested = RequestFacts & Record<string, unknown>;
const requestFacts = { ...body, requestState: 'q.state' } as const;

export const requestProjection = projection({
  name: 'certificate-request',
  from: 'certificate_request q join unit u on u.id = q.unit_id join volunteer v on v.id = q.volunteer_id',
  fields: {
    id: column('q.id'),
    state: column('q.state'),
    unit: object(unitBriefFields('u')),
    holderName: column('v.name'),
    holderNumber: column('v.number'),
    ...asked(),
    minutes: column(finalTotal('coalesce(sum(r.minutes), 0)::int')),
    services: column(finalTotal('count(*)::int')),
    requestedAt: column('q.requested_at'),
    decidedAt: column('q.decided_at'),
    decidedByName: column('(select d.display_name from account d where d.id = q.decided_by)'),
    returnReason: column('q.return_reason'),
    version: column('q.version'),
    suggested,
    canIssue: derived<Requested>(requestFacts, (row, { actor }) => verdict(canIssueRequest(actor, row))),
    canReturn: derived<Requested>(requestFacts, (row, { actor }) => verdict(canReturnRequest(actor, row))),
  },
});

type Issued = CertificateFacts & Record<string, unknown>;
const certificateFacts = { ...body, certificateState: 'c.state' } as const;

export const certificateProjection = projection({
  name: 'certificate',
  from: 'certificate c join unit u on u.id = c.unit_id join volunteer v on v.id = c.volunteer_id',
  fields: {
    id: column('c.id'),
    number: column('c.number'),
    state: column('c.state'),
    unit: object(unitBriefFields('u')),
    holderName: column('v.name'),
    holderNumber: column('v.number'),
    from: column('c.period_from'),
    to: column('c.period_to'),
    minutes: column('c.minutes'),
    services: column('c.services'),
    revision: column('c.revision'),
    issuedAt: column('c.issued_at'),
    issuedByName: column('(select i.display_name from account i where i.id = c.issued_by)'),
    stateAt: column('c.state_at'),
    stateByName: column('(select s.display_name from account s where s.id = c.state_by)'),
    stateReason: column('c.state_reason'),
    ...fileFields,
    version: column('c.version'),
    suggested,
    canRevoke: derived<Issued>(certificateFacts, (row, { actor }) => verdict(canRevoke(actor, row))),
    canReprint: derived<SheetFacts & Record<string, unknown>>(
      { fileState: 'c.file_state', unitPath: 'u.path' },
      (row, { actor }) => verdict(canReprint(actor, row)),
    ),
    canReissue: derived<Issued>(certificateFacts, (row, { actor }) => verdict(canReissue(actor, row))),
  },
});
