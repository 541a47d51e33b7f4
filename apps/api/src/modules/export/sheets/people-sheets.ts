import {
  availabilityWords,
  consentPurposeWords,
  genderWords,
  importFieldWords,
  membershipStateWords,
  QualificationStanding,
  type QualificationState,
  qualificationStandingWords,
  rightsKindWords,
  rightsStateWords,
  volunteerStateWords,
} from '@jinguo/schema';
import { byTime } from '../../../platform/projection/list.ts';
import { selecting } from '../../../platform/projection/stream-rows.ts';
import {
  consentList,
  membershipProjection,
  membershipReach,
  membershipsWhere,
  qualificationList,
  rightsRequestList,
  volunteerProjection,
  volunteerReach,
  volunteersWhere,
} from '../../people/index.ts';
import { clock, hours } from '../format.ts';
import {
  col,
  type ExportSheet,
  fieldCol,
  nameCol,
  personFields,
  phoneCol,
  residenceUnitCol,
  sheetOfList,
} from '../sheet-columns.ts';

export const volunteers: ExportSheet = {
  action: 'volunteer.read',
  projection: volunteerProjection,
  selection: selecting([
    'number',
    'name',
    'gender',
    'age',
    'phoneMasked',
    'idNumberMasked',
    'placeName',
    'unit.name',
    'skills',
    'availability',
    'state',
    'approvedMinutes',
    'registeredAt',
    'hidden',
  ]),
  order: byTime('v.created_at', 'v.id'),
  rows: async (context, wanted) => ({
    reach: volunteerReach(context.actor),
    where: await volunteersWhere(context, wanted.volunteers),
  }),
  columns: [
    col('number', 18, (row: { number: string }) => row.number),
    col('name', 14, (row: { name: string }) => row.name),
    col('gender', 6, (row: { gender: string }, say) => say.word(genderWords, row.gender)),
    fieldCol('volunteer.age', 'age', 6, (row: { age: number }) => row.age),
    fieldCol('volunteer.phone', 'phone', 16, (row: { phoneMasked: string }) => row.phoneMasked),
    fieldCol('volunteer.id-number', 'idNumber', 22, (row: { idNumberMasked: string }) => row.idNumberMasked),
    fieldCol('volunteer.residence', 'residence', 36, (row: { placeName: string }) => row.placeName),
    fieldCol('volunteer.residence', 'unit', 24, (row: { unit: { name: string } }) => row.unit.name),
    fieldCol('volunteer.skills', 'skills', 24, (row: { skills: string }) => row.skills),
    col('availability', 24, (row: { availability: string[] }, say) =>
      say.listed(row.availability.map((one) => say.word(availabilityWords, one))),
    ),
    col('state', 12, (row: { state: string }, say) => say.word(volunteerStateWords, row.state)),
    col('countedHours', 16, (row: { approvedMinutes: number | null }) => hours(row.approvedMinutes ?? 0), true),
    col('registeredAt', 18, (row: { registeredAt: string }) => clock(row.registeredAt)),
  ],
};

export const memberships: ExportSheet = {
  action: 'volunteer.read',
  projection: membershipProjection,
  selection: selecting([...personFields, 'team.name', 'team.unitName', 'state', 'requestedAt', 'decidedAt', 'reason']),
  order: byTime('m.requested_at', 'm.id'),
  rows: (context, wanted) => ({
    reach: membershipReach(context),
    where: membershipsWhere(wanted.memberships ?? {}),
  }),
  columns: [
    nameCol,
    phoneCol('volunteer.phone'),
    col('team', 30, (row: { team: { name: string } }) => row.team.name),
    col('unit', 26, (row: { team: { unitName: string } }) => row.team.unitName),
    col('state', 12, (row: { state: string }, say) => say.word(membershipStateWords, row.state)),
    col('askedToJoinAt', 18, (row: { requestedAt: string }) => clock(row.requestedAt)),
    col('answeredAt', 18, (row: { decidedAt: string | null }) => clock(row.decidedAt)),
    col('note', 24, (row: { reason: string | null }) => row.reason ?? ''),
  ],
};

interface Paper {
  readonly state: QualificationState;
  readonly expired: boolean;
  readonly expiresSoon: boolean;
}
const standingOf = ({ state, expired, expiresSoon }: Paper): QualificationStanding =>
  state !== 'VERIFIED'
    ? state
    : expired
      ? QualificationStanding.EXPIRED
      : expiresSoon
        ? QualificationStanding.EXPIRING
        : QualificationStanding.VALID;

/** Neither numbers nor photos of papers, as on the page. */
export const qualifications = sheetOfList(qualificationList, (wanted) => wanted.qualifications ?? {}, {
  action: 'volunteer.read',
  selection: selecting([
    ...personFields,
    'kind.name',
    'issuer',
    'validFrom',
    'validTo',
    'state',
    'expired',
    'expiresSoon',
    'verifiedByName',
    'verifiedAt',
    'rejectReason',
    'unitName',
  ]),
  columns: [
    nameCol,
    phoneCol('volunteer.phone'),
    col('paper', 26, (row: { kind: { name: string } }, say) => say.told(row.kind.name)),
    col('issuer', 26, (row: { issuer: string }) => row.issuer),
    col('validFrom', 12, (row: { validFrom: string | null }) => row.validFrom ?? ''),
    col('validTo', 12, (row: { validTo: string | null }, say) => row.validTo ?? say.says('noEnd')),
    col('state', 12, (row: Paper, say) => say.word(qualificationStandingWords, standingOf(row))),
    col('verifiedBy', 14, (row: { verifiedByName: string | null }) => row.verifiedByName ?? ''),
    col('verifiedAt', 18, (row: { verifiedAt: string | null }) => clock(row.verifiedAt)),
    col('note', 24, (row: { rejectReason: string | null }) => row.rejectReason ?? ''),
    residenceUnitCol,
  ],
});

export const consents = sheetOfList(consentList, (wanted) => wanted.consents ?? {}, {
  action: 'volunteer.read',
  selection: selecting([...personFields, 'purpose', 'noticeVersion', 'givenAt', 'withdrawnAt', 'unitName']),
  columns: [
    nameCol,
    phoneCol('volunteer.phone'),
    col('purpose', 36, (row: { purpose: string }, say) => say.word(consentPurposeWords, row.purpose)),
    col('noticeVersion', 14, (row: { noticeVersion: string }) => row.noticeVersion),
    col('givenAt', 18, (row: { givenAt: string }) => clock(row.givenAt)),
    col('withdrawnAt', 18, (row: { withdrawnAt: string | null }) => clock(row.withdrawnAt)),
    residenceUnitCol,
  ],
});

/**
 * What a yearly archive asks: who asked for what, when it was due, who answered what. Her own words and what she wants put
 * right stay on the page, which is read there and lies about nowhere (PIPL §6).
 */
export const rightsRequests = sheetOfList(rightsRequestList, (wanted) => ({ state: wanted.rightsState }), {
  action: 'rights.handle',
  selection: selecting([
    ...personFields,
    'kind',
    'state',
    'askedAt',
    'dueOn',
    'overdue',
    'lodgedByName',
    'changes',
    'decidedByName',
    'decidedAt',
    'answer',
    'unitName',
  ]),
  columns: [
    nameCol,
    phoneCol('volunteer.phone'),
    col('request', 20, (row: { kind: string }, say) => say.word(rightsKindWords, row.kind)),
    col('state', 16, (row: { state: string }, say) => say.word(rightsStateWords, row.state)),
    col('askedAt', 18, (row: { askedAt: string }) => clock(row.askedAt)),
    col('dueOn', 12, (row: { dueOn: string }) => row.dueOn),
    col('overdue', 10, (row: { overdue: boolean }, say) => say.yes(row.overdue)),
    col('onPaperBy', 14, (row: { lodgedByName: string | null }) => row.lodgedByName ?? ''),
    col('toCorrect', 24, (row: { changes: { field: string }[] }, say) =>
      say.listed(row.changes.map(({ field }) => say.word(importFieldWords, field))),
    ),
    col('handledBy', 14, (row: { decidedByName: string | null }) => row.decidedByName ?? ''),
    col('handledAt', 18, (row: { decidedAt: string | null }) => clock(row.decidedAt)),
    col('answer', 40, (row: { answer: string }) => row.answer),
    residenceUnitCol,
  ],
});
