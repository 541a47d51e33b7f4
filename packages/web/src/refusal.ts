import { type RefusalCode, refusalWords, sentenceOf } from '@jinguo/schema';
import { englishNames } from './names.ts';
import type { Tongue } from './tongue.ts';

/** A reason as it travels (schema.graphql `Reason`). */
export interface WireReason {
  readonly code: string;
  readonly message: string;
  readonly field?: string | null | undefined;
  readonly overridable?: boolean | null | undefined;
  readonly params?: readonly { readonly name: string; readonly value: string }[] | null | undefined;
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

const known = (code: string): code is RefusalCode => Object.hasOwn(refusalWords, code);

/** The sentence of a reason in the reader's tongue, with its values. What a newer server says and we do not know stays as it came. */
export function sentenceOfReason(reason: WireReason, tongue: Tongue): string {
  if (tongue === 'zh') return reason.message;
  if (!known(reason.code)) return reason.message;
  const params = Object.fromEntries(
    (reason.params ?? []).map(({ name, value }) => [name, englishNames.value.get(value) ?? value]),
  );
  // `matchAll` is younger than the phones we serve (apps/volunteer/build/old-phones.ts).
  const needed = (refusalWords[reason.code][tongue].match(/\{\w+\}/g) ?? []).map((name) => name.slice(1, -1));
  return needed.every((name) => name in params) ? sentenceOf({ code: reason.code, params }, tongue) : reason.message;
}

/** Reasons of one field, for the line under it; `null` collects those that name none of the shown fields. */
export function reasonsOf(reasons: readonly WireReason[], field: string): readonly WireReason[] {
  return reasons.filter((reason) => reason.field === field || reason.field?.startsWith(`${field}.`));
}
export function reasonsBeside(reasons: readonly WireReason[], shown: readonly string[]): readonly WireReason[] {
  return reasons.filter((reason) => !shown.some((field) => reasonsOf([reason], field).length > 0));
}
