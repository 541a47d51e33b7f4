import { refusalWords } from '@jinguo/schema';
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

/** The sentence of a reason. The server's is Chinese and filled in; English is used where it names no value. */
export function sentenceOfReason(reason: WireReason, tongue: Tongue): string {
  if (tongue === 'zh') return reason.message;
  const words = refusalWords[reason.code as keyof typeof refusalWords] as { en: string } | undefined;
  return words && !words.en.includes('{') ? words.en : reason.message;
}

/** Reasons of one field, for the line under it; `null` collects those that name none of the shown fields. */
export function reasonsOf(reasons: readonly WireReason[], field: string): readonly WireReason[] {
  return reasons.filter((reason) => reason.field === field || reason.field?.startsWith(`${field}.`));
}
export function reasonsBeside(reasons: readonly WireReason[], shown: readonly string[]): readonly WireReason[] {
  return reasons.filter((reason) => !shown.some((field) => reasonsOf([reason], field).length > 0));
}
