import { telling } from './telling.ts';

interface Named {
  /** What is on notice as it is called; news of sealed services carry no facts at all. */
  readonly activity: string;
}
interface Answered extends Named {
  readonly upheld: boolean;
}

/** Objections to what is on notice, and the clock of records. */
export const publicityNews = {
  OBJECTION_TO_ANSWER: telling<Named & { readonly due: string }>({
    zh: ({ activity, due }, { day }) => ({
      title: '有异议等您答复',
      body: `“${activity}”的公示有人提出异议，请在 ${day(due)} 前核实并答复。答复之前，这一条不会生效。`,
    }),
    en: ({ activity, due }, { day }) => ({
      title: 'An objection awaits an answer',
      body: `Somebody objects to what is on notice for “${activity}”; please look into it and answer by ${day(due)}. Until then it is not final.`,
    }),
  }),
  OBJECTION_DUE: telling<Named & { readonly due: string }>({
    zh: ({ activity, due }, { day }) => ({
      title: '有异议快到答复期限',
      body: `对“${activity}”公示的异议要在 ${day(due)} 前答复，现在还没有答复。`,
    }),
    en: ({ activity, due }, { day }) => ({
      title: 'An answer is about to be late',
      body: `The objection about “${activity}” is to be answered by ${day(due)} and is still open.`,
    }),
  }),
  OBJECTION_TO_YOURS: telling<Named>({
    zh: ({ activity }) => ({
      title: '您的时长有人提出异议',
      body: `“${activity}”的时长在公示中有人提出异议，正在核实；核实结束前不变，结果会告诉您。`,
    }),
    en: ({ activity }) => ({
      title: 'Somebody objects to your hours',
      body: `Somebody objects to your hours of “${activity}”. It is being looked into; nothing changes until then, and you will be told.`,
    }),
  }),
  OBJECTION_ANSWERED: telling<Answered>({
    zh: ({ activity, upheld }) => ({
      title: upheld ? '您的异议成立' : '您的异议已答复',
      body: `您对“${activity}”公示提出的异议${upheld ? '成立，记录会更正' : '没有成立'}。点开可以看答复。`,
    }),
    en: ({ activity, upheld }) => ({
      title: upheld ? 'Your objection was upheld' : 'Your objection was answered',
      body: `Your objection about “${activity}” was ${upheld ? 'upheld; the record will be corrected' : 'dismissed'}. Open it to read the answer.`,
    }),
  }),
  OBJECTION_SETTLED: telling<Answered>({
    zh: ({ activity, upheld }) => ({
      title: upheld ? '对您时长的异议成立' : '对您时长的异议已结束',
      body: upheld
        ? `经核实，“${activity}”的时长需要更正，更正后重新公示。`
        : `对“${activity}”时长的异议没有成立，公示期满后生效。`,
    }),
    en: ({ activity, upheld }) => ({
      title: upheld ? 'An objection to your hours was upheld' : 'An objection to your hours is over',
      body: upheld
        ? `Your hours of “${activity}” are to be corrected and will be on notice again.`
        : `The objection to your hours of “${activity}” did not hold; they become final when the notice is over.`,
    }),
  }),
  RECORD_URGED: telling<Named>({
    zh: ({ activity }) => ({
      title: '有志愿者在催时长',
      body: `“${activity}”有一条时长在您这里等着，本人问起了，请尽快办理。`,
    }),
    en: ({ activity }) => ({
      title: 'A volunteer asks after her hours',
      body: `A record of “${activity}” waits with you and she asks after it; please see to it.`,
    }),
  }),
  DEADLINE_NEAR: telling<{ readonly count: number; readonly due: string }>({
    zh: ({ count, due }, { day }) => ({
      title: '有时长快到期限',
      body: `${count} 条时长要在 ${day(due)} 前记录完（活动结束后 10 个工作日），现在还在您这里。`,
    }),
    en: ({ count, due }, { day }) => ({
      title: 'Hours are about to be late',
      body: `Still with you: ${count} ${count === 1 ? 'record' : 'records'} to be completed by ${day(due)} (10 working days after the activity).`,
    }),
  }),
  APPROVER_FLAGGED: telling<{ readonly unit: string; readonly day: string; readonly count: number }>({
    zh: ({ unit, day, count }, words) => ({
      title: '有人审核得太快',
      body: `${unit}有人在 ${words.day(day)} 审核通过 ${count} 条，没有退回一条，一半每条只用了几秒。请您核查。`,
    }),
    en: ({ unit, day, count }, words) => ({
      title: 'Somebody approves very fast',
      body: `On ${words.day(day)} somebody at ${unit} approved ${count} records, sent none back and gave half of them a few seconds each. Please look into it.`,
    }),
  }),
};
