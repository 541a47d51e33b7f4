import type zh from '../zh/inbox.ts';

const en: typeof zh = {
  inbox: {
    title: 'Inbox',
    note: 'What concerns you, newest first',
    readAll: 'Mark all as read',
    read: 'Mark as read',
    new: 'New',
    empty: 'No messages',
    emptyHint: 'Requests to join, sign-ups and hours that wait for you are announced here.',
  },
};
export default en;
