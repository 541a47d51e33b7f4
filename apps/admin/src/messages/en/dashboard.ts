import type zh from '../zh/dashboard.ts';

const en: typeof zh = {
  dashboard: {
    title: 'Dashboard',
    hello: 'Hello, {name}',
    newActivity: 'New activity',
    quick: 'Quick start',
    first: 'First bring in your colleagues: accounts and rights',
    firstNote:
      'You are alone here. Appoint staff, and at least one more security administrator: a lost phone is restored by two people.',
    duties: 'What you are in charge of',
    waiting: 'Waiting for me',
    none: 'All done',
    oldest: 'The oldest has waited {n} days',
    matterUnit: '',
    matterDue: 'The first falls due {day}',
    matterLate: 'Overdue since {day}',
    matterToday: 'New today',
    tiles: {
      records: { name: 'Hours to approve', unit: 'lines', hint: 'Approve them' },
      corrections: { name: 'Corrections to decide', unit: '', hint: 'Check them' },
      late: { name: 'Hours overdue for approval', unit: 'lines', hint: 'See at which units' },
      complaints: { name: 'Complaints to handle', unit: '', hint: 'Handle them' },
      objections: { name: 'Objections to answer', unit: '', hint: 'Answer them' },
      requests: { name: 'Sign-ups to confirm', unit: 'people', hint: 'In the activity’s roster' },
      members: { name: 'Requests to join', unit: 'people', hint: 'In the team' },
      forgotten: { name: 'Forgotten check-outs', unit: 'people', hint: 'State the leaving time' },
      drafts: { name: 'Drafts', unit: 'activities', hint: 'Complete and publish' },
    },
    today: 'Today',
    noToday: 'Nothing today',
    noTodayHint: 'A quick start makes a new activity on one screen.',
    filled: '{taken} of {places}',
    board: 'Check-in board',
    short: 'Short of people this week',
    noShort: 'No post lacks people this week',
    noShortHint: 'Posts that still need people appear here.',
    missing: '{n} missing',
  },
};
export default en;
