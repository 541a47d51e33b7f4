import {
  type CertificateFileState,
  type CertificateRequestState,
  type CertificateState,
  certificateFileStateWords,
  certificateRequestStateWords,
  certificateStateWords,
  type IssuingBasis,
  type Reason,
} from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** The body somebody asks, and on what ground it may issue. */
export interface IssuingBody {
  readonly unitName: string;
  readonly issuingBasis: IssuingBasis;
}

/** 谁记录谁证明 (令67 §11, §26): a body with no ground of its own, such as a team, cannot issue; one above it can (AT-3). */
export const mayIssue = ({ unitName, issuingBasis }: IssuingBody): readonly Reason[] =>
  issuingBasis === 'NONE' ? [{ code: 'NOT_ISSUING_BODY', field: 'unitId', params: { unit: unitName } }] : [];

export interface RequestFacts extends IssuingBody {
  readonly requestState: CertificateRequestState;
  readonly unitPath: string;
  /** All accounts of whoever asks. */
  readonly holderAccountIds: readonly string[];
}

const notOwn = (actor: Actor | null, accounts: readonly string[]): readonly Reason[] =>
  actor && accounts.includes(actor.accountId) ? [{ code: 'OWN_CERTIFICATE' }] : [];

/** Sending it back: the right at the issuing unit, of another person's, and it still waits. */
export const canReturnRequest = (actor: Actor | null, request: RequestFacts): readonly Reason[] => [
  ...lacks(actor, 'certificate.issue', request.unitPath),
  ...notOwn(actor, request.holderAccountIds),
  ...(request.requestState === 'REQUESTED'
    ? []
    : [{ code: 'WRONG_STATE', params: { state: certificateRequestStateWords[request.requestState].zh } } as const]),
];

/** Issuing it: the same, by a body that (still) may. */
export const canIssueRequest = (actor: Actor | null, request: RequestFacts): readonly Reason[] => [
  ...canReturnRequest(actor, request),
  ...mayIssue(request),
];

export interface CertificateFacts extends IssuingBody {
  readonly certificateState: CertificateState;
  readonly unitPath: string;
  readonly holderAccountIds: readonly string[];
}

/** Taking it back. Only a valid one can be. */
export const canRevoke = (actor: Actor | null, one: CertificateFacts): readonly Reason[] => [
  ...lacks(actor, 'certificate.issue', one.unitPath),
  ...notOwn(actor, one.holderAccountIds),
  ...(one.certificateState === 'VALID'
    ? []
    : [{ code: 'WRONG_STATE', params: { state: certificateStateWords[one.certificateState].zh } } as const]),
];

/** A new one in its place. */
export const canReissue = (actor: Actor | null, one: CertificateFacts): readonly Reason[] => [
  ...canRevoke(actor, one),
  ...mayIssue(one),
];

export interface SheetFacts {
  readonly fileState: CertificateFileState;
  readonly unitPath: string;
}

/** Printing once more what could not be printed: whoever may issue there, her own too, for what it says does not change. */
export const canReprint = (actor: Actor | null, { fileState, unitPath }: SheetFacts): readonly Reason[] => [
  ...lacks(actor, 'certificate.issue', unitPath),
  ...(fileState === 'FAILED'
    ? []
    : [{ code: 'WRONG_STATE', params: { state: certificateFileStateWords[fileState].zh } } as const]),
];
