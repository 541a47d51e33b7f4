import type { Words } from './choice.ts';

/** What speaks against objections, their answers, and what they freeze. */
export const publicityRefusalWords = {
  OBJECTION_OPEN: {
    zh: '有人对这条记录提出了异议，答复之后才能办理。',
    en: 'Somebody objects to it; nothing can be done until that is answered.',
  },
  OBJECTION_EXISTS: {
    zh: '您已经对这一条提出了异议，正在等待答复。',
    en: 'You object to it already; the answer is awaited.',
  },
  NOTICE_CLOSED: {
    zh: '这一条的公示已经结束，不能再提异议。如有差错，请联系组织单位更正。',
    en: 'It is no longer on notice. Ask the organiser to correct what is wrong.',
  },
  OBJECTION_OWN: { zh: '不能答复自己提出的异议。', en: 'Nobody answers her own objection.' },
  OBJECTION_BARRED: {
    zh: '本人、提出人、审核人和代办签到的人不能答复，请由另一人办理。',
    en: 'Neither the person concerned nor whoever proposed, approved or scanned may answer; another person does.',
  },
  OBJECTION_NOT_PROTECTED: { zh: '这条异议是实名提出的。', en: 'This objection was made by name.' },
  OBJECTION_TAKEN: {
    zh: '已由另一人查看姓名并办理，其他人不能再看。',
    en: 'Another person has taken it on and seen the name; nobody else may.',
  },
  EVIDENCE_SHOWS_WHO: {
    zh: '选择保密时不能附文件：上传记录会显示是谁。请把情况写在文字里。',
    en: 'A file would show who uploaded it; to keep your name secret, write it down instead.',
  },
  EVIDENCE_NEEDED_FRESH: { zh: '请重新上传照片或 PDF。', en: 'Upload the picture or PDF anew.' },
  URGED_ALREADY: { zh: '这个工作日已经催过一次了。', en: 'You have asked once on this working day already.' },
  NOTHING_TO_URGE: { zh: '这条记录现在不需要催办。', en: 'Nothing of it is waiting now.' },
} as const satisfies Record<string, Words>;
