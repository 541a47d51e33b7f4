import type zh from '../zh/app.ts';

const en: typeof zh = {
  app: {
    mainNav: 'Main pages',
    back: 'Back',
    close: 'Close',
    cancel: 'Not now',
    more: 'Load more',
    moreFailed: 'That did not load; tap to try again',
    listEnd: 'That is all',
    pair: '{name}: {value}',
    optional: 'optional',
    hours: 'hour | hours',
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
    checkIn: 'No connection; a check-in is kept on this phone and sent later',
    kept: '{n} check-in kept on this phone | {n} check-ins kept on this phone',
    keptHint: ', sent once you are online',
    refused: '{n} offline check-in did not succeed | {n} offline check-ins did not succeed',
    refusedHint: '; tap to see why',
  },
};
export default en;
