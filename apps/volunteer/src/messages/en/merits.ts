export default {
  title: 'Training, awards and evaluations',
  note: 'Kept apart from service hours. If something is wrong, ask your coordinator or the federation of your village.',
  kind: 'Kind',
  none: { TRAINING: 'No training yet', AWARD: 'No awards yet', EVALUATION: 'No evaluations yet' },
  noneHint: 'They appear here once your coordinator or the federation records them.',
  learned: '{time} of learning',
  takenBack: 'Taken back',
  enteredBy: 'Recorded by {name} on {at}',
  because: 'Why it was corrected: {reason}',
  said: 'Before: {what}',
};
