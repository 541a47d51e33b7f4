/** What other modules and the entry points may use of publicity. */
export { addNoticeSubject } from './notice/notice-subjects.ts';
export { answerDue, type Counted } from './notice/notice-window.ts';
export { openNotices, restartNotice } from './notice/open-notices.ts';
export { frozen, latestItem, objectionOpenSql } from './notice/standing-of.ts';
export { eraseStatementsAbout } from './objection/erase-about.ts';
export { objectionTold } from './objection/objection-told.ts';
export { noticeClosed, objectionAnswered, objectionDue, objectionOpened } from './publicity.events.ts';
export { publicityModule } from './publicity.module.ts';
