import type zh from '../zh/attendance.ts';

const en: typeof zh = {
  attendance: {
    roster: 'Roster', board: 'Check-in board', code: 'Check-in code', wall: 'Show the code on a wall', find: 'By name or pinyin', anyState: 'Any state', anyOpening: 'Any post and shift', volunteer: 'Volunteer', post: 'Post and shift', state: 'State', in: 'In', out: 'Out', acts: 'Actions', opening: 'Post and shift', chooseOpening: 'Choose post and shift', left: '{n} left', person: '',
    signUpFor: 'Sign someone up', signedUp: 'Signed up', accept: 'Accept', decline: 'Decline', decided: 'Done', declineWhy: 'Why is {name} declined? She will read it.', reasonNeeded: 'A reason is needed', proxyIn: 'Check in', proxyOut: 'Check out', proxied: 'Done for her', proxyInSure: 'Is {name} here? It is recorded as done by you.', proxyOutSure: 'Is {name} leaving now? It is recorded as done by you.',
    stateLeaving: 'State leaving time', leavingStated: 'Stated; the hours await approval', leftAt: 'Left at', leavingWhy: 'Explanation', leavingHint: 'Such as: forgot to check out; I saw her leave at 11:30', leavingNote: 'Another person approves stated hours.', inAt: 'in at {time}',
    noMatch: 'Nobody matches', noMatchHint: 'Try other filters.', empty: 'Nobody signed up yet', emptyHint: 'Sign-ups appear at once; you can also sign someone up.', digits: 'Six digits', newIn: 'New in {n} s', how: 'Scan with any phone, or type the digits in the volunteers’ app', fullScreen: 'Full screen', wallHint: 'The same code checks in and out. Without a phone, ask the coordinator.',
    counts: { signedUp: 'Signed up', arrived: 'Here', completed: 'Left', requested: 'Waiting', forgotten: 'Forgot to check out' }, tabs: { all: 'All', expected: 'Expected', here: 'Here', left: 'Left', asked: 'Waiting' }, live: 'Live · {time}', broken: 'Connection lost, reconnecting (as of {time})', nobody: 'Nobody here yet', nobodyHint: 'Whoever checks in appears here at once.', moreInRoster: '{n} in all: open the roster',
  },
};
export default en;
