import type { Tongue } from '@jinguo/schema';
import { sentenceOfReason, type WireReason } from '@jinguo/web';

/** Every reason in one line, none said twice: what speaks against something is never told in part. */
export const sentencesOf = (reasons: readonly WireReason[], tongue: Tongue): string =>
  [...new Set(reasons.map((reason) => sentenceOfReason(reason, tongue)))].join(' ');
