import type zh from '../zh/sign-in.ts';

const en: typeof zh = {
  signIn: {
    title: 'Sign in',
    steps: { password: 'Sign in', choose: 'Choose your name', code: 'Second step', own: 'Choose secrets of your own' },
    motto1: 'A network of teams',
    motto2: 'Services people know',
    motto3: 'Work done by the rules',
    phone: 'Mobile number',
    password: 'Password',
    go: 'Sign in',
    lost: 'Forgot the password or lost the phone? Bring your papers to your federation: two members of staff restore the account with you.',
    code: 'Six-digit code',
    verify: 'Verify and enter',
    codeHint: 'Open the authenticator on your phone and enter the six digits it shows.',
    textHint: 'Ask for a text message with the button below, then enter its six digits.',
    sentHint: 'A message is on its way and valid for 5 minutes. Enter its six digits.',
    sendText: 'Send me a text message',
    sendAgain: 'Send again',
    withRecovery: 'No phone at hand? Use a recovery code',
    withCode: 'Use a six-digit code',
    recoveryHint: 'Enter one of the recovery codes you wrote down; each works once.',
    recoveryCode: 'Recovery code',
    chooseHint: 'Several people share this number; choose yourself.',
    ownPasswordHint:
      'You came in with a one-time password somebody told you. Choose one that only you know: at least {min} characters, not only digits.',
    newPassword: 'New password',
    newPasswordAgain: 'New password again',
    differ: 'The two differ.',
    next: 'Next',
    ownFactorHint:
      'Now a second factor of your own: scan the code with your authenticator and enter the six digits it shows.',
    secret: 'If you cannot scan, type this into the authenticator:',
    confirmFactor: 'Confirm',
    useText: 'No authenticator? Use text messages',
    useApp: 'Use an authenticator',
    recoveryCodes: 'Recovery codes',
    recoveryCodesHint:
      'They let you in when the phone is lost. Shown only now: write them down or print them. Each works once.',
    recoveryKept: 'I have written them down or printed them',
    enter: 'Enter',
    leave: 'Use another account',
    name: 'Name',
    firstTitle: 'The first administrator',
    firstHint:
      'There is no administrator yet. Open an account with your own name and number; you will give access to the others.',
    scanHint: 'Scan the code with your authenticator: it is your second factor.',
    firstGo: 'Open the account and enter',
    toSignIn: 'To sign-in',
  },
};
export default en;
