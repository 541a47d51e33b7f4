import type {
  ActivityState,
  CertificateRequestState,
  CertificateState,
  ComplaintState,
  CorrectionState,
  GuardianState,
  MembershipState,
  MergeState,
  ObjectionState,
  PaperState,
  QualificationState,
  RecordClock,
  RecordStanding,
  RecordState,
  RightsState,
  SignUpState,
  VolunteerState,
} from '@jinguo/schema';

/** The colour and the icon of a state; the word beside it says the same (status is never colour alone). */
export type Tone = 'done' | 'waiting' | 'info' | 'danger' | 'muted' | 'brand';

export const signUpTones: Record<SignUpState, Tone> = {
  REQUESTED: 'waiting',
  SIGNED_UP: 'info',
  ARRIVED: 'done',
  COMPLETED: 'done',
  CANCELLED: 'muted',
  DECLINED: 'danger',
  NO_SHOW: 'danger',
  EXCUSED: 'muted',
  CALLED_OFF: 'danger',
};
export const recordTones: Record<RecordState, Tone> = { PROPOSED: 'waiting', RETURNED: 'danger', APPROVED: 'done' };
export const standingTones: Record<RecordStanding, Tone> = {
  WAITING: 'waiting',
  RETURNED: 'danger',
  NOTICE: 'info',
  OBJECTED: 'danger',
  UPHELD: 'danger',
  FINAL: 'done',
};
export const clockTones: Record<RecordClock, Tone> = { LATE: 'danger', NEAR: 'waiting', IN_TIME: 'muted' };
export const objectionTones: Record<ObjectionState, Tone> = {
  OPEN: 'waiting',
  UPHELD: 'danger',
  DISMISSED: 'done',
  WITHDRAWN: 'muted',
};
export const complaintTones: Record<ComplaintState, Tone> = {
  RECEIVED: 'waiting',
  ACCEPTED: 'info',
  DECLINED: 'muted',
  ANSWERED: 'done',
  REVIEW: 'waiting',
  CLOSED: 'done',
  WITHDRAWN: 'muted',
};
export const correctionTones: Record<CorrectionState, Tone> = {
  PROPOSED: 'waiting',
  APPROVED: 'info',
  REJECTED: 'muted',
};
export const membershipTones: Record<MembershipState, Tone> = {
  REQUESTED: 'waiting',
  ACTIVE: 'done',
  DECLINED: 'danger',
  LEFT: 'muted',
};
export const volunteerTones: Record<VolunteerState, Tone> = {
  PENDING_SELF: 'waiting',
  PENDING_GUARDIAN: 'waiting',
  ACTIVE: 'done',
  SUSPENDED: 'danger',
  DEREGISTERED: 'muted',
  MERGED: 'muted',
};
export const guardianTones: Record<GuardianState, Tone> = {
  WAITING: 'waiting',
  GIVEN: 'done',
  REFUSED: 'danger',
  WITHDRAWN: 'danger',
  ENDED: 'muted',
};
export const paperTones: Record<PaperState, Tone> = {
  WAITING: 'waiting',
  CONFIRMED: 'done',
  REFUSED: 'danger',
  WITHDRAWN: 'muted',
};
export const mergeTones: Record<MergeState, Tone> = { PROPOSED: 'waiting', DONE: 'done', DECLINED: 'muted' };
export const rightsTones: Record<RightsState, Tone> = {
  OPEN: 'waiting',
  DONE: 'done',
  REFUSED: 'danger',
  WITHDRAWN: 'muted',
  LAPSED: 'muted',
};
export const activityTones: Record<ActivityState, Tone> = {
  DRAFT: 'muted',
  PUBLISHED: 'brand',
  CANCELLED: 'danger',
  CLOSED: 'muted',
};
export const qualificationTones: Record<QualificationState, Tone> = {
  CLAIMED: 'waiting',
  VERIFIED: 'done',
  REJECTED: 'danger',
};
export const certificateRequestTones: Record<CertificateRequestState, Tone> = {
  REQUESTED: 'waiting',
  RETURNED: 'danger',
  ISSUED: 'done',
  WITHDRAWN: 'muted',
};
export const certificateTones: Record<CertificateState, Tone> = {
  VALID: 'done',
  REVOKED: 'danger',
  SUPERSEDED: 'muted',
  HOLDER_ERASED: 'muted',
};
