import type { County } from '../leak-walk/two-counties.ts';
import type { Variables } from './activity-arguments.ts';

/** A list of each kind, asked for with every filter it has. */
export function exportsOf({ rows, units }: County): Variables[] {
  const day = { from: '2026-11-01', to: '2026-12-31' };
  return [
    {
      input: {
        kind: 'VOLUNTEERS',
        volunteers: { keyword: '演示', unitId: units.village, teamId: units.team, state: 'ACTIVE', accepted: true },
      },
    },
    {
      input: {
        kind: 'ACTIVITIES',
        activities: {
          keyword: '演示',
          unitId: units.village,
          projectId: rows.project[0],
          serviceTypeId: rows.serviceType[0],
          state: 'DRAFT',
          ...day,
        },
      },
    },
    {
      input: {
        kind: 'RECORDS',
        records: { keyword: '演示', unitId: units.village, state: 'APPROVED', mine: true, correcting: false },
      },
    },
    {
      input: {
        kind: 'ROSTER',
        activityId: rows.activity[0],
        roster: { keyword: '演示', states: ['SIGNED_UP'], openingId: rows.opening[0] },
      },
    },
  ];
}
