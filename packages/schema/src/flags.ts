import { keysOf, type Tongue, type Words } from './choice.ts';
import { formatExact } from './format.ts';

const table = <const T extends Record<string, Words>>(words: T): T => words;

/** 异常: what looks wrong about a record (rules §2, counter-rule c). Each keeps it from being approved until a person resolves it. */
export const flagCodeWords = table({
  LATE_ENTRY: { zh: '结束后补录', en: 'Entered late' },
  NO_SIGN_UP: { zh: '没有报名', en: 'No sign-up' },
  OVER_8_HOURS: { zh: '一次超过 8 小时', en: 'Over 8 hours' },
  OVER_12_HOURS: { zh: '一天超过 12 小时', en: 'Over 12 hours a day' },
  OVERLAP: { zh: '时间重叠', en: 'Overlap' },
  FAR_APART: { zh: '来不及赶到', en: 'Too far apart' },
  ONE_DEVICE: { zh: '一部手机替多人签到', en: 'One phone for many' },
  ONLY_EACH_OTHER: { zh: '两人只互相确认', en: 'Only each other’s word' },
});
export const FlagCode = keysOf(flagCodeWords);
export type FlagCode = keyof typeof flagCodeWords;

export const flagResolutionWords = table({
  CLEARED: { zh: '已核实无误', en: 'Found to be right' },
  CONFIRMED: { zh: '属实，已退回', en: 'Confirmed and returned' },
  LAPSED: { zh: '时间改过，不再成立', en: 'No longer the case with the new times' },
});
export const FlagResolution = keysOf(flagResolutionWords);
export type FlagResolution = keyof typeof flagResolutionWords;

/** Beyond these a record is looked at by a person, in minutes; between two counties nobody gets in less than `travelMinutes`. A couple may share a phone, so many are three people. Two who often go together do nothing wrong; after so many visits somebody looks once. */
export const flagLimits = {
  recordMinutes: 8 * 60,
  dayMinutes: 12 * 60,
  travelMinutes: 20,
  devicePeople: 3,
  pairVisits: 5,
} as const;

/** What was found, in a sentence; figures of minutes are told as hours and minutes. */
export const flagSentenceWords = table({
  LATE_ENTRY: {
    zh: '活动结束后才补录，距结束 {days} 天，没有扫码记录。',
    en: 'Entered {days} days after the end, without a scan.',
  },
  NO_SIGN_UP: { zh: '事先没有报名。', en: 'She had not signed up.' },
  OVER_8_HOURS: { zh: '这条记录 {minutes}，超过 8 小时。', en: 'This record is {minutes}, over 8 hours.' },
  OVER_12_HOURS: {
    zh: '这条记录当天合计 {minutes}，超过 12 小时。',
    en: 'Her records of that day come to {minutes}, over 12 hours.',
  },
  OVERLAP: {
    zh: '与本人另一条待审核的记录重叠 {minutes}。',
    en: 'Overlaps another of her records that waits, by {minutes}.',
  },
  FAR_APART: {
    zh: '与另一次服务不在同一个县（市、区），中间只隔 {minutes}。',
    en: 'Another service in a different county lies only {minutes} apart.',
  },
  ONE_DEVICE: {
    zh: '签到用的手机前后 12 小时内共给 {people} 个人签过到。',
    en: 'Within twelve hours the phone she scanned with scanned for {people} people.',
  },
  ONLY_EACH_OTHER: {
    zh: '她和这位同行人互相确认了 {visits} 次入户服务，两人从没有由别人确认过。',
    en: 'The two confirmed {visits} home visits of each other, and nobody else ever confirmed one of theirs.',
  },
});

export function flagSentence(code: FlagCode, facts: Readonly<Record<string, string>>, tongue: Tongue = 'zh'): string {
  return flagSentenceWords[code][tongue].replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'minutes' ? formatExact(Number(facts[name] ?? 0), tongue) : (facts[name] ?? ''),
  );
}
