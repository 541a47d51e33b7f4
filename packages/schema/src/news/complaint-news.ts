import type { ComplaintFinding, ComplaintState } from '../complaint-words.ts';
import { complaintFindingWords } from '../complaint-words.ts';
import { telling } from './telling.ts';

/** Never the activity, never who: a complaint about a sealed service must not be read from a lock screen. */
interface Waiting {
  readonly unit: string;
  readonly due: string;
  readonly why: 'NEW' | 'REVIEW' | 'MOVED' | 'DUE' | 'URGED';
}
interface Moved {
  readonly unit: string;
  readonly state: ComplaintState;
  readonly finding: ComplaintFinding | null;
}

const waitingTitle = {
  zh: {
    NEW: '有投诉等您办理',
    REVIEW: '有投诉等您复核',
    MOVED: '有投诉转到您这里',
    DUE: '有投诉快到期限',
    URGED: '投诉人在催办',
  },
  en: {
    NEW: 'A complaint to handle',
    REVIEW: 'A complaint to review',
    MOVED: 'A complaint was passed to you',
    DUE: 'A complaint is about to be late',
    URGED: 'A complainant asks after it',
  },
} as const;

const done = {
  zh: {
    RECEIVED: '已收到',
    ACCEPTED: '已受理，正在办理',
    DECLINED: '没有受理，点开可以看原因',
    ANSWERED: '已答复',
    REVIEW: '已转上级复核',
    CLOSED: '已办结',
    WITHDRAWN: '已撤回',
  },
  en: {
    RECEIVED: 'was received',
    ACCEPTED: 'was accepted and is being looked into',
    DECLINED: 'was not accepted; open it to read why',
    ANSWERED: 'was answered',
    REVIEW: 'is being reviewed by the unit above',
    CLOSED: 'is closed',
    WITHDRAWN: 'was withdrawn',
  },
} as const satisfies Record<'zh' | 'en', Record<ComplaintState, string>>;

export const complaintNews = {
  COMPLAINT_WAITS: telling<Waiting>({
    zh: ({ unit, due, why }, { day }) => ({
      title: waitingTitle.zh[why],
      body: `关于“${unit}”的一件投诉在您这里，请在 ${day(due)} 前办理。`,
    }),
    en: ({ unit, due, why }, { day }) => ({
      title: waitingTitle.en[why],
      body: `A complaint about “${unit}” is with you; please see to it by ${day(due)}.`,
    }),
  }),
  COMPLAINT_MOVED: telling<Moved>({
    zh: ({ unit, state, finding }) => ({
      title: '投诉有进展',
      body: `关于“${unit}”的投诉${done.zh[state]}${finding ? `（${complaintFindingWords[finding].zh}）` : ''}。`,
    }),
    en: ({ unit, state, finding }) => ({
      title: 'News of a complaint',
      body: `The complaint about “${unit}” ${done.en[state]}${finding ? ` (${complaintFindingWords[finding].en.toLowerCase()})` : ''}.`,
    }),
  }),
};
