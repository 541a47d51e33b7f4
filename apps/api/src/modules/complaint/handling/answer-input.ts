import { ComplaintFinding, limits } from '@jinguo/schema';
import { z } from 'zod';
import { optionalText, text } from '../../../platform/text/input-text.ts';

/** What was found, in words she reads, and what is done about it. */
export const answerFields = {
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  finding: z.enum(ComplaintFinding),
  words: text(limits.statement, 2),
  measure: optionalText(limits.statement),
} as const;
