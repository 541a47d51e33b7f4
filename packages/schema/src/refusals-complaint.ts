import type { Words } from './choice.ts';

/** What speaks against complaints and their answers. */
export const complaintRefusalWords = {
  COMPLAINT_EXISTS: {
    zh: '您对这件事的投诉正在办理，有新情况请等答复后申请复核。',
    en: 'You have a complaint about this under way already.',
  },
  COMPLAINT_BARRED: {
    zh: '投诉人、登记人、被投诉的人和参与过这次活动的人不能办理，请由另一人办理。',
    en: 'Neither the complainant, whoever entered it, the person complained of nor anybody of this activity may handle it; another person does.',
  },
  COMPLAINT_DONE_STEP: {
    zh: '这件投诉现在是“{state}”，这一步已经办过或还不能办。',
    en: 'The complaint is “{state}” now: this step has been taken or cannot be yet.',
  },
  COMPLAINT_NOT_PROTECTED: { zh: '这件投诉是实名的。', en: 'This complaint was made by name.' },
  COMPLAINT_TAKEN: {
    zh: '已由另一人查看姓名并办理，其他人不能再看。',
    en: 'Another person has taken it on and seen the name; nobody else may.',
  },
  REVIEW_ONCE: { zh: '已经复核过一次，不再复核。', en: 'It was reviewed once and is not again.' },
  REVIEW_TOO_LATE: { zh: '申请复核的期限已过（{day}）。', en: 'A review had to be asked for by {day}.' },
  COMPLAINT_NOT_WAITING: { zh: '这件投诉现在不需要催办。', en: 'Nothing of it is waiting now.' },
} as const satisfies Record<string, Words>;
