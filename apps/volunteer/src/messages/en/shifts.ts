import type zh from '../zh/shifts.ts';

const en: typeof zh = {
  title: 'My shifts',
  upcoming: 'Coming up',
  past: 'Past',
  none: 'No shifts coming up',
  noneHint: 'Once you sign up, the time and place appear here.',
  nonePast: 'No past activities yet',
  nonePastHint: 'Activities you took part in stay here.',
  checkIn: 'Check in',
  checkOut: 'Check out',
  inAt: 'In {time}',
  outAt: 'out {time}',
  unconfirmed: 'Scanned offline: {what}; awaits the coordinator',
  forgotten: 'Not checked out; ask the coordinator to state when you left',
};
export default en;
