import type zh from '../zh/app.ts';

const en: typeof zh = {
  app: {
    mainNav: 'Main pages',
    back: 'Back',
    close: 'Close',
    cancel: 'Not now',
    save: 'Save',
    more: 'Load more',
    moreFailed: 'That did not load; tap to try again',
    listEnd: 'That is all',
    pair: '{name}: {value}',
    optional: 'optional',
    hours: 'hours',
    lostTitle: 'No such page',
    lostWhat: 'This page was not found',
    lostHint: 'The address may be incomplete, or the content was moved.',
    toHome: 'Back to home',
    toFind: 'Find activities',
    toRegister: 'Register as a volunteer',
    notVolunteer: 'You are not a volunteer yet',
    notVolunteerHint: 'Register to sign up for activities and have your hours recorded.',
    tabs: { home: 'Home', activities: 'Find', checkIn: 'Check in', hours: 'Hours', me: 'Me' },
  },
  offline: {
    none: 'No connection; showing what was loaded last',
    kept: '{n} check-in(s) kept on this phone',
    keptHint: ', sent once you are online',
    refused: '{n} offline check-in(s) did not succeed',
    refusedHint: '; tap to see why',
  },
};
export default en;
