import type zh from '../zh/volunteers.ts';

const en: typeof zh = {
  volunteers: {
    title: 'Volunteers', one: 'Volunteer', note: 'Volunteers here and beneath', register: 'Register for someone', find: 'By name, pinyin or number', unit: 'Unit', anyUnit: 'Any unit', anyState: 'Any state', state: 'State',
    name: 'Name', number: 'Number', gender: 'Gender', place: 'Lives in', hours: 'Counted', hoursOf: '{n} hours', noMatch: 'Nobody matches', noMatchHint: 'Try another spelling, or check that she is within your reach.', empty: 'No volunteers yet', emptyHint: 'Share a team’s QR code, or register someone without a phone.',
    total: '{n} hours in all', about: 'Registered data', birth: 'Born', age: '({n})', skills: 'Skills', types: 'Services she offers', availability: 'Available', registeredAt: 'Registered', confirmedAt: 'Confirmed herself', notYet: 'Not yet', notGiven: 'Not given',
    guardian: 'Guardian’s consent', guardianYes: 'Given', guardianNo: 'Not yet', teams: 'Teams', noTeams: 'In no team yet', consents: 'Consents', noConsents: 'Recorded once she confirms', given: 'Given {day}, notice {version}', withdrawn: 'withdrawn {day}',
    qualifications: 'Qualifications', noQualifications: 'None handed in', validTo: 'valid until {day}', file: 'See the paper', verify: 'Verify', reject: 'Reject',
    pendingHint: 'She has not confirmed yet. She opens “Confirm registration” in the volunteers’ app and enters her ID number and the code you told her.',
    registerNote: 'For people without a phone. It takes effect only once she confirms: nobody is registered against her will.', phone: 'Mobile number', idType: 'Document', idNumber: 'Number', team: 'Team', chooseMany: 'Choose any', minorHint: 'Under 18: a guardian must consent.', guardianName: 'Guardian’s name', guardianPhone: 'Guardian’s number', relation: 'Relation', relationHint: 'Such as: mother',
    registerGo: 'Register', registerHint: 'A confirmation code is shown once; tell it to her in person.', registered: 'Registered: {name} (awaiting her confirmation)', codeHint: 'Tell {name} this code in person. It is not shown again.', code: 'Confirmation code', codeUntil: 'Valid until {time}, once', step1: 'She opens the volunteers’ app and chooses “Confirm registration”.', step2: 'She enters her ID number and this code.', step3: 'She reads the notice, consents and sets a password.', toldHer: 'I told her',
  },
};
export default en;
