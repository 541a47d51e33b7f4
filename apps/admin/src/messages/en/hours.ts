import type zh from '../zh/hours.ts';

const en: typeof zh = {
  hours: {
    title: 'Approve hours', note: 'Computed from check-in and check-out; they count once another person approves', state: 'State', mine: 'Only what waits for me', find: 'By volunteer or activity', unit: 'Unit', anyUnit: 'Any unit', chosen: '{n} chosen', approveMany: 'Approve {n}', approve: 'Approve', approved: '{n} approved', return: 'Return', returned: 'Returned', resubmit: 'Complete and submit', resubmitted: 'Submitted again',
    volunteer: 'Volunteer', activity: 'Activity', hours: 'Time', hoursOf: '{n} hours', holder: 'With', since: '{n} days', acts: 'Actions', time: 'From – to', source: 'How it is known', proposedBy: 'Proposed by', place: 'Place', content: 'What was done', organiser: 'Organiser', personInCharge: 'Person in charge', approvedBy: 'Approved by', returnReason: 'Returned because', whyNotMe: 'Why I cannot approve it', toRoster: 'Roster of this activity', refused: '{n} were not approved', returnWhy: 'What is missing', returnHint: 'Such as: the leaving time does not fit the photos', startedAt: 'in at {time}', endedAt: 'Left at', resubmitNote: 'Note',
    empty: { PROPOSED: 'Nothing to approve', RETURNED: 'Nothing returned', APPROVED: 'Nothing counted yet' }, emptyHint: { PROPOSED: 'Hours appear here once volunteers check out.', RETURNED: 'Coordinators complete and submit returned hours.', APPROVED: 'Approved hours appear here.' },
  },
};
export default en;
