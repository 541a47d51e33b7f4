import type zh from '../zh/teams.ts';

const en: typeof zh = {
  teams: {
    title: 'Teams', one: 'Team', note: 'Service teams here and beneath', create: 'Create a team', created: 'Team created', edit: 'Change team', find: 'By name or pinyin', unit: 'Unit', anyUnit: 'Any unit', anyState: 'Any state', state: 'State',
    name: 'Team name', nameHint: 'Such as: Demo Village Service Team', tier: 'Tier', coordinators: 'Coordinators', noCoordinator: 'No coordinator yet', noCoordinatorHint: 'Coordinators accept members, run activities and check-in; two can approve for each other.',
    members: 'Members', requests: 'Requests', people: '{n}', none: 'none', foundedOn: 'Founded on', introduction: 'Introduction', introHint: 'What the team does and where', memberCount: '{n} members', since: 'Founded {day}',
    noMatch: 'No team matches', noMatchHint: 'Try other filters.', empty: 'No team yet', emptyHint: 'Create a team, then appoint coordinators.',
    membersTitle: 'Members and requests', noRequests: 'No requests are waiting', noMembers: 'Nobody here yet', noMembersHint: 'Share the QR code; whoever scans it can ask to join.', accept: 'Accept', decline: 'Decline', declineWhy: 'Why do you decline {name}? She will read it.', reasonNeeded: 'A reason is needed', decided: 'Done',
    appoint: 'Appoint a coordinator', appointed: 'Appointed', dismiss: 'Dismiss', dismissed: 'Dismissed', dismissWhy: 'Why is {name} dismissed?', until: 'Until {day}', noEnd: 'No end', personName: 'Name', phone: 'Mobile number', validTo: 'Until',
    onceHint: 'An account was made for {name}. This is shown only once; tell it to her in person.', firstPassword: 'First password', otp: 'For her authenticator to scan', told: 'I told her', join: 'QR code to join', joinHint: 'Any phone’s scanner opens the form to join', printJoin: 'Print', copyLink: 'Copy link',
  },
};
export default en;
