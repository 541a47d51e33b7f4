import type zh from '../zh/changes.ts';

const en: typeof zh = {
  title: 'Your shifts have changed',
  forHer: {
    CALLED_OFF: 'Called off by the organiser: you need not go',
    MOVED: 'Another time or place; your sign-up still stands',
    UNFIT: 'It was moved, and you do not meet its conditions on the new date; your place was given back',
    RELEASED: 'It was moved and would overlap with another service of yours; your place was given back',
    LOST_PLACE: 'Fewer places: the coordinator cancelled your sign-up; you need not go',
  },
  forAll: {
    CALLED_OFF: 'This activity was cancelled',
    MOVED: 'The time or place has changed',
    UNFIT: 'The time or place has changed',
    RELEASED: 'The time or place has changed',
    LOST_PLACE: 'The places have changed',
  },
  closed: 'The activity is over',
  served: '{n} people were served',
  photos: 'Photos of the activity',
  time: 'Time',
  place: 'Place',
  reason: 'Reason: {reason}',
  at: 'Told on {date}',
  was: 'Was {time}',
};
export default en;
