import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { canApprove, canResubmit, canReturn, type RecordFacts } from './record-policy.ts';

const actor = (
  accountId: string,
  path = '1.2.',
  actions: readonly ('hours.approve' | 'attendance.mark')[] = ['hours.approve', 'attendance.mark'],
): Actor => ({
  accountId,
  sessionId: 's',
  app: 'admin',
  name: '演示',
  phoneMasked: '',
  secondFactor: true,
  volunteerId: null,
  grants: [
    {
      grantId: 'g',
      unitId: 'u',
      unitName: '',
      level: 'TEAM',
      path,
      countyCode: '370303',
      role: null,
      actions: new Set(actions),
      effect: 'ALLOW',
      unitIds: null,
    },
  ],
});
const record: RecordFacts = {
  state: 'PROPOSED',
  unitPath: '1.2.3.',
  minutes: 90,
  volunteerAccountIds: ['her'],
  proposedBy: ['proposer'],
  scannedBy: ['scanner'],
  idDisputed: false,
  source: 'SCAN',
  activityHands: [],
  recordedHere: false,
  openFlags: [],
  objectionOpen: false,
};
const codes = (reasons: readonly { code: string }[]) => reasons.map((reason) => reason.code);

describe('who may approve', () => {
  it('nobody may while the identity of the one who served is in dispute', () => {
    expect(codes(canApprove(actor('somebody'), { ...record, idDisputed: true }))).toEqual(['IDENTITY_IN_DISPUTE']);
  });
  it('another person with the right at the place may', () => {
    expect(canApprove(actor('somebody'), record)).toEqual([]);
    expect(canReturn(actor('somebody'), record)).toEqual([]);
  });
  it.each([
    ['her', 'APPROVER_IS_VOLUNTEER'],
    ['proposer', 'APPROVER_IS_PROPOSER'],
    ['scanner', 'APPROVER_SCANNED'],
  ])('%s may not: %s', (who, code) => {
    expect(codes(canApprove(actor(who), record))).toEqual([code]);
    expect(codes(canReturn(actor(who), record))).toEqual([code]);
  });
  it('tells every reason at once', () => {
    const bad = { ...record, state: 'APPROVED', minutes: 0, scannedBy: ['proposer'] } as const;
    expect(codes(canApprove(actor('proposer', '9.'), bad))).toEqual([
      'NOT_ALLOWED',
      'WRONG_STATE',
      'APPROVER_IS_PROPOSER',
      'APPROVER_SCANNED',
      'NO_MINUTES',
    ]);
  });
  it('nobody signed in may nothing', () => {
    expect(codes(canApprove(null, record))).toContain('NOT_SIGNED_IN');
  });
});

describe('who may complete a returned record', () => {
  const returned = { ...record, state: 'RETURNED' } as const;
  it('one who marks attendance, never the volunteer herself, and only while it is returned', () => {
    expect(canResubmit(actor('proposer'), returned)).toEqual([]);
    expect(codes(canResubmit(actor('her'), returned))).toEqual(['OWN_ATTENDANCE']);
    expect(codes(canResubmit(actor('proposer'), record))).toEqual(['WRONG_STATE']);
  });
});
