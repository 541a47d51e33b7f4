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
  forgot:
    'Forgot the password? Take your papers to the federation of your village; the staff will help you set a new one.',
  chooseTitle: 'Choose your name',
  chooseHint: 'Several people in the family use this number.',
  chooseBack: 'Use another number',
  secondTitle: 'Second step',
  secondHint: 'Enter the six digits your authenticator shows.',
  secondCode: 'Six digits',
  secondSubmit: 'Verify',
};
export default en;
