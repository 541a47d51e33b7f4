import type zh from '../zh/access.ts';

const en: typeof zh = {
  access: {
    title: 'Accounts and rights', one: 'Account', note: 'Who can do what here', find: 'By name or number', unit: 'Unit', anyUnit: 'Any unit', name: 'Name', grants: 'Rights', secondFactor: 'Second step', factorYes: 'On', factorNo: 'Off', state: 'State', noGrants: 'No valid rights', noGrantsHint: 'Grant a role at a unit for a term.', noMatch: 'No account matches', noMatchHint: 'Try other filters.', empty: 'No accounts yet', emptyHint: 'Accounts appear once coordinators are appointed or rights granted.',
    grant: 'Grant', granted: 'Granted', grantTo: 'Grant to {name}', kind: 'Kind', what: 'Right', covers: 'Covers: {list}', effect: 'Effect', validTo: 'Until', noEnd: 'No end', revoke: 'Revoke', revoked: 'Revoked', revokeWhy: 'Why is “{name}” ({unit}) revoked?', reasonNeeded: 'A reason is needed', term: '{from} to {to}', openTerm: 'since {from}, no end', by: 'by {name}', revokedAt: 'revoked {day}',
  },
};
export default en;
