import {
  activityStateWords,
  consentPurposeWords,
  membershipStateWords,
  recordStateWords,
  refusalWords,
  signUpStateWords,
  volunteerStateWords,
  type Words,
} from '@jinguo/schema';
import type { Tongue } from './tongue.ts';

/** A reason as it travels (schema.graphql `Reason`). */
export interface WireReason {
  readonly code: string;
  readonly message: string;
  readonly field?: string | null | undefined;
  readonly overridable?: boolean | null | undefined;
}
export interface WireRefusal {
  readonly reasons: readonly WireReason[];
}

export type Outcome<Success> = { readonly ok: Success } | { readonly reasons: readonly WireReason[] };

const isRefusal = (value: object): value is WireRefusal => 'reasons' in value && Array.isArray(value.reasons);

/** A result union as one of two things: what was done, or every reason why not. */
export function outcomeOf<Union extends object>(result: Union): Outcome<Exclude<Union, WireRefusal>> {
  return isRefusal(result) ? { reasons: result.reasons } : { ok: result as Exclude<Union, WireRefusal> };
}

/** The values a filled sentence names, read back with its template: only the sentence travels. */
function valuesIn(message: string, template: string): Record<string, string> | null {
  const names: string[] = [];
  const pattern = template
    .split(/\{(\w+)\}/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part);
      return '([^]*)';
    })
    .join('');
  const found = new RegExp(`^${pattern}$`).exec(message);
  return found ? Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ''])) : null;
}

/** The sentence of a reason in the reader's language. The server's is Chinese and filled in; a code it alone knows stays so. */
export function sentenceOfReason(reason: WireReason, tongue: Tongue): string {
  if (tongue === 'zh') return reason.message;
  const words = refusalWords[reason.code as keyof typeof refusalWords] as Words | undefined;
  const values = words ? valuesIn(reason.message, words.zh) : null;
  if (!words || (!values && words.en.includes('{'))) return reason.message;
  return words.en.replace(/\{(\w+)\}/g, (_, name: string) => inEnglish(values?.[name] ?? ''));
}

/** A value that is itself one of the platform's words (a state, a consent) is said in English too; names stay. */
const inEnglish = (value: string): string => {
  const tables: readonly Record<string, Words>[] = [
    signUpStateWords,
    recordStateWords,
    membershipStateWords,
    volunteerStateWords,
    activityStateWords,
    consentPurposeWords,
  ];
  for (const table of tables) for (const words of Object.values(table)) if (words.zh === value) return words.en;
  return value;
};

/** Reasons of one field, for the line under it; `null` collects those that name none of the shown fields. */
export function reasonsOf(reasons: readonly WireReason[], field: string): readonly WireReason[] {
  return reasons.filter((reason) => reason.field === field || reason.field?.startsWith(`${field}.`));
}
export function reasonsBeside(reasons: readonly WireReason[], shown: readonly string[]): readonly WireReason[] {
  return reasons.filter((reason) => !shown.some((field) => reasonsOf([reason], field).length > 0));
}
