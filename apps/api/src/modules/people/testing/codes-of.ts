import type { RefusalCode } from '@jinguo/schema';
import { isRefusal } from '../../../platform/refusal.ts';

/** The codes of a refusal in order of the alphabet; empty when the use case went through. */
export const codesOf = (outcome: unknown): RefusalCode[] =>
  isRefusal(outcome) ? outcome.reasons.map((reason) => reason.code).toSorted() : [];

/** The fields a refusal names. */
export const fieldsOf = (outcome: unknown): string[] =>
  isRefusal(outcome) ? outcome.reasons.map((reason) => reason.field ?? '').toSorted() : [];
