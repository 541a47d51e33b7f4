import { keysOf, type Tongue, type Words } from './choice.ts';

/**
 * When an approver’s day is looked at by somebody above: from so many lines on, none of them sent back, and half of them within
 * so many seconds each. Nobody reads who, when, where and how long in less, let alone looks at the evidence.
 */
export const fastApprover = { least: 20, seconds: 10 } as const;

export const approverFlagResolutionWords = {
  EXPLAINED: { zh: '已说明情况', en: 'Explained' },
  LOOK_AGAIN: { zh: '这些记录要复核', en: 'The records are to be looked at again' },
} as const satisfies Record<string, Words>;
export const ApproverFlagResolution = keysOf(approverFlagResolutionWords);
export type ApproverFlagResolution = keyof typeof approverFlagResolutionWords;

interface Found {
  readonly records: number;
  readonly seconds: number;
}
/** What was found about a day, in a sentence. */
export const approverFlagSentence = ({ records, seconds }: Found, tongue: Tongue = 'zh'): string =>
  tongue === 'zh'
    ? `当天审核通过 ${records} 条，没有退回一条，有一半每条用时不超过 ${seconds} 秒。`
    : `Approved ${records} records that day, sent none back, half of them in ${seconds} seconds each or less.`;

/** How it is reckoned, for whoever is asked about it. */
export const approverFlagRule = (tongue: Tongue = 'zh'): string =>
  tongue === 'zh'
    ? `每天夜里自动查看前一天的审核。一条记录的用时，从它送到待审核处或本人上一次提交审核（取较晚的）算起，到审核通过为止；一次提交多条的，平均到每条。一天通过 ${fastApprover.least} 条以上、没有退回一条、有一半每条不超过 ${fastApprover.seconds} 秒的，列在这里，由上级单位的人核查。列出来不等于有错，时长照常公示。`
    : `Every night the day before is looked at. The time for a record runs from when it came to the desk, or from the approver’s press before, whichever is later, to its approval; records approved at one press share it. Whoever approved ${fastApprover.least} or more, sent none back and gave half of them ${fastApprover.seconds} seconds or less is listed here for somebody of the unit above. To be listed is not to be wrong: the hours go on notice as always.`;
