import type zh from '../zh/sign-in.ts';

const en: typeof zh = {
  title: 'Sign in',
  welcome: 'Jinguo Volunteers',
  slogan: 'Find activities, check in, see your hours',
  phone: 'Mobile number',
  password: 'Password',
  submit: 'Sign in',
  newHere: 'New here?',
  register: 'Register as a volunteer',
  confirm: 'Registered by somebody else? Confirm with your code',
  open: 'Open to anybody',
  forgot:
    'Forgot the password or lost the phone? Take your papers to the federation of your village: two members of staff restore the account with you.',
  chooseTitle: 'Choose your name',
  chooseHint: 'Several people in the family use this number.',
  chooseBack: 'Use another number',
  ownTitle: 'Choose a password of your own',
  ownHint:
    'You came in with a one-time password somebody told you. Choose one that only you know: at least {min} characters, not only digits.',
  newPassword: 'New password',
  newPasswordAgain: 'New password again',
  ownSubmit: 'Save and enter',
  byCode: 'Sign in by text message',
  byPassword: 'Sign in with a password',
  code: 'Code of the text message',
  sendCode: 'Send code',
  again: 'Again in {n} s',
  sent: 'If the number is registered, a message is on its way; it is valid for 5 minutes.',
  secretTitle: 'Show that it is you',
  secretHint:
    'Several people use this number and all can read the message. Enter the PIN or password that only you know.',
  secret: 'Your PIN or password',
  restoreTitle: 'Restore the account',
  restoreHint:
    'The account of {phone}: choose a password that only you know, at least {min} characters, not only digits. All earlier sessions are signed out.',
};
export default en;
