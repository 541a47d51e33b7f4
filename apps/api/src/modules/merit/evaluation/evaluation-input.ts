import { limits, meritLimits } from '@jinguo/schema';
import { z } from 'zod';
import { optionalText } from '../../../platform/text/input-text.ts';

const outside = { error: () => ({ message: 'OUT_OF_RANGE', params: meritLimits.score }) };

/** 令67 §10: how the service was, in a score and, where they cannot tell of whoever was served, in words. */
export const evaluationFields = {
  score: z.int().min(meritLimits.score.min, outside).max(meritLimits.score.max, outside),
  comment: optionalText(limits.shortText),
} as const;
