import type zh from '../zh/sign-in.ts';

const en: typeof zh = {
  signIn: {
    title: 'Sign in',
    steps: { password: 'Sign in', choose: 'Choose your name', code: 'Second step' },
    motto1: 'A network of teams',
    motto2: 'Services people know',
    motto3: 'Work done by the rules',
    phone: 'Mobile number',
    password: 'Password',
    go: 'Sign in',
    code: 'Six-digit code',
    verify: 'Verify and enter',
    codeHint: 'Open the authenticator on your phone and enter the six digits it shows.',
    chooseHint: 'Several people share this number; choose yourself.',
  },
};
export default en;
