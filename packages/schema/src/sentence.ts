import { actionWords } from './actions.ts';
import type { Words } from './choice.ts';
import { complaintStateWords } from './complaint-words.ts';
import { fieldRightWords } from './field-words.ts';
import { nestQuotes } from './quotes.ts';
import { type RefusalCode, refusalWords } from './refusals.ts';
import { starDeskWords } from './star-rules.ts';
import {
  activityStateWords,
  consentPurposeWords,
  correctionStateWords,
  membershipStateWords,
  recordStateWords,
  signUpStateWords,
  volunteerStateWords,
} from './states.ts';

/** Values a refusal's sentence may name: counts, limits, times, names of things (never of persons). */
export type RefusalParams = Readonly<Record<string, string | number>>;

/** One reason for a refusal, as it travels: code, sentence, the field it concerns. */
export interface Reason {
  readonly code: RefusalCode;
  readonly field?: string | undefined;
  readonly params?: RefusalParams | undefined;
  /** True when someone with a named right may override it on record; blocking otherwise. */
  readonly overridable?: boolean | undefined;
}

/** Values of sentences that belong to no other list of words. */
export const refusalValueWords = {
  ADMIN_SIGN_IN: { zh: '登录管理端', en: 'Sign in to the administration' },
  REVOKED: { zh: '已收回', en: 'Revoked' },
  LIFTED: { zh: '已解除', en: 'Lifted' },
} as const satisfies Record<string, Words>;

/** Values travel in Chinese; one that is a word of ours (a state, a right, a purpose) is told in the reader's tongue. */
const ownWords: readonly Words[] = [
  recordStateWords,
  correctionStateWords,
  signUpStateWords,
  membershipStateWords,
  volunteerStateWords,
  activityStateWords,
  consentPurposeWords,
  actionWords,
  fieldRightWords,
  starDeskWords,
  complaintStateWords,
  refusalValueWords,
].flatMap((table): Words[] => Object.values(table));
const told = (value: string, tongue: keyof Words): string =>
  (tongue === 'zh' ? undefined : ownWords.find(({ zh }) => zh === value)?.[tongue]) ?? value;

/** The sentence of a reason in the reader's tongue, its values filled in. */
export function sentenceOf(reason: Pick<Reason, 'code' | 'params'>, tongue: keyof Words = 'zh'): string {
  const pattern: string = refusalWords[reason.code][tongue];
  return nestQuotes(
    pattern.replace(/\{(\w+)\}/g, (_, name: string) => told(String(reason.params?.[name] ?? ''), tongue)),
  );
}
