import type { County } from '../leak-walk/two-counties.ts';
import type { MoreRows } from './more-rows.ts';

export type Variables = Record<string, unknown>;
export const firstText = '情况属实';

/** What fits one another about activities, presence and hours, by operation. */
export function activityArguments(here: County, more: MoreRows): Record<string, readonly Variables[]> {
  const { rows } = here;
  const [published = ''] = rows.activity;
  const [, , , , , requested = ''] = rows.signUp;
  return {
    markAbsent: [{ activityId: more.over, noShow: [more.expected[0]], excused: [more.expected[1]] }],
    putAbsenceRight: [
      {
        input: {
          signUpId: more.absent,
          cameAt: '2026-11-24T06:00:00Z',
          leftAt: '2026-11-24T08:00:00Z',
          reason: firstText,
        },
      },
    ],
    checkIn: [
      {
        input: {
          activityId: published,
          signUpId: rows.signUp[3],
          code: here.tries.named['code']?.[1],
          clientId: 'a',
          viaQr: false,
        },
      },
    ],
    checkOut: [
      {
        input: {
          activityId: published,
          signUpId: more.arrived,
          code: here.tries.named['code']?.[1],
          clientId: 'a',
          viaQr: false,
        },
      },
    ],
    changePlaces: [
      {
        input: { activityId: published, openings: [{ openingId: rows.opening[3], maximum: 0 }] },
        people: [rows.signUp[4]],
        byRule: false,
        reason: firstText,
        version: 1,
      },
    ],
    closeActivity: [{ id: more.closable, peopleServed: 3, summary: firstText, version: 1 }],
    addPhoto: [
      {
        input: {
          activityId: more.over,
          audience: 'PARTICIPANTS',
          caption: '演示·照片',
          fileId: more.images.coordinator,
          people: ['演示·某'],
          stated: true,
        },
      },
      {
        input: {
          activityId: more.over,
          audience: 'PARTICIPANTS',
          caption: '演示·照片',
          fileId: more.images.staff,
          people: ['演示·某'],
          stated: true,
        },
      },
    ],
    decideSignUp: [{ id: requested, version: 1, accept: false, reason: firstText }],
    saveView: [{ list: 'activities', name: '演示·筛选', filters: [{ name: 'state', value: 'DRAFT' }] }],
    stateLeaving: [{ input: { signUpId: rows.signUp[6], leftAt: '2026-11-25T01:55:00Z', reason: firstText } }],
    proxyCheck: [{ input: { kind: 'IN', signUpId: rows.signUp[3], at: '2026-11-25T01:35:00Z' } }],
    correctRecord: [
      {
        id: rows.record[1],
        version: 1,
        startedAt: '2026-11-18T01:00:00Z',
        endedAt: '2026-11-18T02:30:00Z',
        reason: firstText,
      },
    ],
    enterLate: [
      {
        input: {
          openingId: rows.opening[0],
          fileId: more.images.coordinator,
          reason: firstText,
          lines: [
            { volunteerId: rows.volunteer[1], startedAt: '2026-11-20T01:00:00Z', endedAt: '2026-11-20T02:00:00Z' },
          ],
        },
      },
    ],
    resolveApproverFlag: [{ id: rows.approverFlag[0], resolution: 'EXPLAINED', reason: firstText }],
    reprintCertificate: [{ id: rows.certificate[1], version: 1 }],
    resolveFlags: [{ ids: [rows.flag[0]], confirm: false, reason: firstText }],
    resubmitRecord: [{ id: rows.record[2], version: 1, endedAt: '2026-11-17T02:30:00Z', note: firstText }],
    sayCame: [{ signUpId: more.visits.waits }],
    sayLeft: [{ signUpId: more.visits.inside }],
    stateVisit: [
      {
        input: { signUpId: more.visits.silent, cameAt: '2026-11-22T12:00:00Z', leftAt: '2026-11-22T13:00:00Z' },
      },
    ],
    askCompanion: [{ signUpId: more.visits.whole, companionId: more.visits.companion }],
    confirmVisit: [{ signUpId: more.visits.companion }],
    handInSlip: [{ signUpId: more.visits.whole, fileId: more.visits.slip }],
    reportOfflineScan: [
      {
        input: {
          activityId: published,
          signUpId: rows.signUp[3],
          kind: 'IN',
          code: here.tries.named['code']?.[1],
          clientId: 'b',
          viaQr: true,
          scannedAt: '2026-11-25T02:00:00Z',
        },
      },
    ],
  };
}
