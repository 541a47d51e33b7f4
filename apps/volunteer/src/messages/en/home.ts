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
  none: 'No shifts coming up',
  noneHint: 'See which activities nearby need people.',
  allShifts: 'All shifts',
  waiting: 'Waiting for you',
  nothing: 'Nothing waits for you',
  returned: '{n} record returned for more detail | {n} records returned for more detail',
  unread: '{n} unread message | {n} unread messages',
  requested: 'Your request awaits the coordinator: {team}',
  myHours: 'Hours of service',
  waitingHours: '{n} more hour awaits approval | {n} more hours await approval',
  pendingSelf: 'Your registration awaits your own confirmation before you can sign up.',
  sealedPlace: 'The coordinator tells you the place in person',
};
export default en;
