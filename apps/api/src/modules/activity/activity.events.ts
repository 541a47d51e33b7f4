import { eventKind } from '../../platform/events.ts';

/** An activity takes sign-ups from now on. */
export const activityPublished = eventKind<{ activityId: string }>('activity.published');
/** She took a place, or asked for one where the coordinator confirms. */
export const signUpMade = eventKind<{ signUpId: string }>('activity.sign-up-made');
/** A coordinator answered a request. */
export const signUpDecided = eventKind<{ signUpId: string }>('activity.sign-up-decided');
export const signUpCancelled = eventKind<{ signUpId: string }>('activity.sign-up-cancelled');
export const checkedIn = eventKind<{ signUpId: string }>('activity.checked-in');
/** She left, by her own scan, by proxy or as stated: the attendance is whole and minutes can be proposed. */
export const attendanceCompleted = eventKind<{ signUpId: string }>('activity.attendance-completed');
/** After the end: she did not come, or had excused herself. */
export const absenceMarked = eventKind<{ signUpId: string; activityId: string }>('activity.absence-marked');
/** 结项: what came of it is there to be read; `again` after a reopening. */
export const activityClosed = eventKind<{ activityId: string; again: boolean }>('activity.closed');
/** A scan made without a network was handed in and waits for a coordinator who was there. */
export const offlineScanKept = eventKind<{ offlineScanId: string }>('activity.offline-scan-kept');
/** It was confirmed or not. */
export const offlineScanDecided = eventKind<{ offlineScanId: string }>('activity.offline-scan-decided');
/** A photo was taken back: hidden already, its bytes are to go. */
export const photoWithdrawn = eventKind<{ photoId: string }>('activity.photo-withdrawn');
/** The plan changed under people who had signed up: they are told, and it is kept who was. */
export const planChanged = eventKind<{ planChangeId: string }>('activity.plan-changed');
/** 入户服务: she asked one who was there to confirm it. */
export const companionAsked = eventKind<{ signUpId: string; companionId: string }>('activity.companion-asked');
/** It is still unconfirmed a while after: she is reminded, once. */
export const visitUnconfirmed = eventKind<{ signUpId: string }>('activity.visit-unconfirmed');
