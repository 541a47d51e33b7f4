import type zh from '../zh/restoration.ts';

const en: typeof zh = {
  restoration: {
    title: 'Restoring accounts in person',
    note: 'A lost phone or a forgotten password: two members of staff see the papers, then she sets her own secrets',
    forVolunteer: 'For a volunteer',
    anyState: 'All states',
    empty: 'Nothing restored yet',
    emptyHint: 'When somebody comes with her papers, begin here or on the page of her account.',
    open: 'Open',
    openFor: 'Restore the account of {name}',
    opened: 'Opened: another person confirms after seeing the papers',
    openHint:
      'See her and her papers yourself first. Another person then looks again and confirms; both are on record.',
    volunteer: 'Volunteer',
    paper: 'Paper seen',
    reasonHint: 'e.g. phone lost',
    who: 'Person',
    openedBy: 'Opened by',
    by: 'opened by {name} {time}',
    confirmedBy: 'confirmed by {name} {time}',
    confirm: 'Confirm',
    confirmFor: 'Confirm restoring the account of {name}',
    confirmHint:
      'All her devices are signed out at once, and a one-time link for her alone is made, valid for two hours.',
    seen: 'I have seen her and her papers myself',
    linkHint:
      '{name} scans this or opens the link on her own phone and sets a new password, before {time}. Shown only now; do not send it on.',
    toldHer: 'Handed to her',
    cancel: 'Cancel it',
    cancelWhy: 'Why is restoring the account of {name} cancelled?',
    cancelled: 'Cancelled',
    restore: 'Restore in person',
  },
};
export default en;
