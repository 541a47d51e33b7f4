import type zh from '../zh/notices.ts';

const en: typeof zh = {
  title: 'On notice',
  mine: 'My objections',
  lead: 'Hours just approved in your teams and their units. They become final when nobody objects; if something is wrong, say so before the last day.',
  none: 'Nothing is on notice now',
  noneHint: 'Hours of your teams are on notice here for three working days once approved.',
  item: 'On notice',
  me: 'Me',
  unnamed: 'A volunteer',
  objected: 'Objected to',
  until: 'On notice until {day}',
  provisional: ' (provisional: holidays are not published yet)',
  wrong: 'Is something wrong here?',
  wrongHint:
    'If you object, it is not final for now. Somebody else looks into it and answers you within 10 working days; nobody with a hand in these hours takes part.',
  object: 'Object',
  statement: 'What is wrong?',
  naming: 'Your name',
  about: {
    NAMED: 'Whoever answers sees your name; the person concerned does not.',
    PROTECTED:
      'Nobody sees your name. Whoever must ask you back gives a reason, one person alone may look, and you are told.',
  },
  photo: 'Photo',
  photoHint: 'Only those who answer objections see it.',
  send: 'Send',
  sent: 'Sent; you will be told of the answer',
  gone: 'This was not found',
  goneHint: 'Notices are for people of the team and its unit only.',
  noneMine: 'You have not objected to anything',
  noneMineHint: 'Open a line on notice to object to it.',
  due: 'To be answered by {day}',
  overdue: 'The answer is overdue; the units above can see that.',
  answer: 'Answer: {text}',
  revealed: '{name} looked at your name {at}, because: {reason}',
  withdraw: 'Withdraw',
};
export default en;
