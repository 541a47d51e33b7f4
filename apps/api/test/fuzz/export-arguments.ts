import { ExportKind } from '@jinguo/schema';
import type { County } from '../leak-walk/two-counties.ts';
import type { Variables } from './activity-arguments.ts';

/** A list of each kind, asked for with every filter it has. */
export function exportsOf({ rows, units, accounts }: County): Variables[] {
  const day = { from: '2026-11-01', to: '2026-12-31' };
  const time = { from: '2026-11-01T00:00:00Z', to: '2026-12-31T00:00:00Z' };
  const keyword = '演示';
  const unitId = units.village;
  const filters: Record<ExportKind, object> = {
    VOLUNTEERS: { volunteers: { keyword, unitId, teamId: units.team, state: 'ACTIVE', accepted: true } },
    ACTIVITIES: {
      activities: {
        keyword,
        unitId,
        projectId: rows.project[0],
        serviceTypeId: rows.serviceType[0],
        state: 'DRAFT',
        ...day,
      },
    },
    RECORDS: { records: { keyword, unitId, state: 'APPROVED', mine: true, correcting: false, clock: 'LATE' } },
    CORRECTIONS: { records: { keyword, unitId, mine: true, correcting: true, clock: 'LATE' } },
    ROSTER: { activityId: rows.activity[0], roster: { keyword, states: ['SIGNED_UP'], openingId: rows.opening[0] } },
    MEMBERSHIPS: { memberships: { keyword, unitId, teamId: units.team, state: 'ACTIVE' } },
    SIGN_UPS: {
      signUps: {
        keyword,
        unitId,
        activityId: rows.activity[0],
        serviceTypeId: rows.serviceType[0],
        states: ['SIGNED_UP'],
        ...time,
      },
    },
    SCANS: {
      scans: { keyword, unitId, activityId: rows.activity[0], kind: 'IN', method: 'QR', refused: true, ...time },
    },
    QUALIFICATIONS: { qualifications: { keyword, unitId, kindCode: 'leak', standing: 'VALID' } },
    CONSENTS: { consents: { keyword, unitId, purpose: 'PRIVACY_NOTICE', noticeVersion: 'test', withdrawn: false } },
    RIGHTS_REQUESTS: { rightsState: 'OPEN' },
    LEDGER: {
      ledger: { keyword, unitId, accountId: rows.ledger[0], source: 'SCAN', reversals: true, ...time },
    },
    ACCOUNTS: { accounts: { keyword, unitId } },
    GRANTS: {
      unitId,
      rights: { action: 'roster.read', accountId: accounts.staff, endingBefore: time.to },
    },
    AUDIT: {
      audit: {
        action: 'test.leak',
        actorId: accounts.staff,
        outcome: 'DONE',
        entityType: 'Activity',
        entityId: rows.activity[0],
        unitId,
        ...time,
      },
    },
    COMPLAINTS: {
      complaints: { open: true, late: true, state: 'RECEIVED', finding: 'PARTLY', about: 'SERVICE', unitId },
    },
    REVEALS: { reveals: { readerId: accounts.staff, field: 'PHONE', purpose: 'OTHER', unitId, ...time } },
  };
  return Object.values(ExportKind).map((kind) => ({ input: { kind, tongue: 'en', ...filters[kind] } }));
}
