import type { Module } from '../../platform/module.ts';
import { closeNotices } from './notice/close-notices.ts';
import { NoticeResolver } from './notice/notice.resolver.ts';
import { recount } from './notice/recount.ts';
import { ObjectionResolver } from './objection/objection.resolver.ts';
import { remindOfAnswers } from './objection/remind.ts';
import './person-part.ts';

/** 公示: notices, objections and their answers, for whatever is put up by the modules above. */
export const publicityModule: Module = {
  name: 'publicity',
  entities: [],
  resolvers: [NoticeResolver, ObjectionResolver],
  jobs: [recount, remindOfAnswers],
  work: [closeNotices],
  actions: ['objection.answer'],
};
