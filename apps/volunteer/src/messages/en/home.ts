import type zh from '../zh/home.ts';

const en: typeof zh = {
  title: 'Home',
  greeting: '{words}, {name}',
  greetings: { morning: 'Good morning', noon: 'Good day', afternoon: 'Good afternoon', evening: 'Good evening' },
  motto: 'Networked organisation · Branded service · Orderly conduct',
  next: 'Your next shift',
  now: 'Serving now',
  inDays: 'in {n} day | in {n} days',
  route: 'How to get there',
  checkIn: 'Check in',
  checkOut: 'Check out',
  newNotice: 'The privacy notice has changed',
  newNoticeHint: 'There is a new version: please read it again and decide whether you agree.',
  readNotice: 'Read it',
  noticeGuardian: {
    ask: 'Under 14 the guardian decides about the new version. The link goes to the phone of {name} ({relation}, {phone}).',
    askByHand:
      'Under 14 the guardian decides about the new version. A link is made, and the coordinator or the federation passes it on to {name} ({relation}, {phone}).',
    none: 'Under 14 the guardian decides about the new version. Please enter her name and mobile number.',
    go: 'Ask the guardian again',
    waiting: 'Awaiting the guardian',
    meanwhile:
      'Until she answers, what was agreed and your sign-ups stand. If she does not agree, sign-ups that have not begun are cancelled.',
  },
  none: 'No shifts coming up',
  noneHint: 'See which activities nearby need people.',
  allShifts: 'All shifts',
  waiting: 'Waiting for you',
  nothing: 'Nothing waits for you',
  returned: '{n} record returned for more detail | {n} records returned for more detail',
  unread: '{n} unread message | {n} unread messages',
  requested: 'Your request awaits the coordinator: {team}',
  myHours: 'Hours of service',
  waitingHours: '{n} more awaiting approval',
  pendingSelf: 'Your registration awaits your own confirmation before you can sign up.',
  guardian: {
    title: {
      waiting: 'Awaiting your guardian',
      expired: 'The link has run out',
      refused: 'Your guardian has not agreed',
      withdrawn: 'Your guardian has withdrawn consent',
      none: 'No guardian has been asked yet',
    },
    waiting: 'A text has gone to {name} ({relation}, {phone}): please let her open the link and answer.',
    expired: 'The link sent to {name} ({relation}, {phone}) has run out; please send it again.',
    refused: '{name} ({relation}, {phone}) has not agreed. Talk it over and ask again, or name another guardian.',
    withdrawn:
      '{name} ({relation}, {phone}) has withdrawn consent; sign-ups that had not begun are cancelled. Talk it over and ask again, or name another guardian.',
    none: 'Enter your guardian’s name and mobile number: the link goes to her own phone.',
    byHand: {
      waiting:
        'The coordinator or the federation passes the link on to {name} ({relation}, {phone}): please get in touch with them, and let her open it and answer.',
      expired:
        'The link for {name} ({relation}, {phone}) has run out. Make a new one and ask the coordinator to pass it on.',
      none: 'Enter your guardian’s name and mobile number; the coordinator or the federation passes the link on.',
      again: 'Make a new link',
      asked: 'A new link is ready: ask the coordinator or the federation to pass it on to your guardian',
    },
    until: 'Sent {asked}, good until {until}',
    why: 'Under 18 a guardian must agree before you serve, so you cannot sign up yet; you may look at the activities.',
    again: 'Send it again',
    other: 'Wrong number, or another guardian',
    name: 'Name a guardian',
  },
  sealedPlace: 'The coordinator tells you the place in person',
};
export default en;
