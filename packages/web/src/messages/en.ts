import type zh from './zh.ts';

const en: typeof zh = {
  web: {
    appName: 'Jinguo Volunteers',
    retry: 'Try again',
    stars: '{n} of 5 stars',
    loading: 'Loading…',
    slow: 'The network is slow; still loading…',
    errorTitle: 'This did not load',
    goneTitle: 'Not found',
    noRightTitle: 'You cannot see this yet',
    noRightHint: 'It needs a right; ask the administrator of your federation.',
    emptyTitle: 'Nothing here yet',
    reasons: 'Reasons',
    qrLabel: 'QR code: {text}',
    today: 'Today',
    tomorrow: 'Tomorrow',
  },
  scans: {
    came: 'came {at}',
    left: 'left {at}',
    countsFrom: 'counted from {at} (time before the start does not count)',
  },
  failure: {
    offline: 'No connection. Check the network and try again.',
    server: 'Something went wrong. Please try again later.',
    busy: 'Many people are using this right now; please try again shortly.',
    signedOut: 'Your sign-in has expired; please sign in again.',
    noRight: 'You do not have the right to see this.',
    badInput: 'Something in the request was wrong; reload the page and try again.',
    gone: 'It may have been deleted, or lies outside your reach.',
  },
};
export default en;
