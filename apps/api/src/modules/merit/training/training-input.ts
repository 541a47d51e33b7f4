import { limits, meritLimits, TrainingResult } from '@jinguo/schema';
import { z } from 'zod';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import { day } from '../shared/past-day.ts';

const range = { min: 1, max: meritLimits.trainingMinutes };
const outside = { error: () => ({ message: 'OUT_OF_RANGE', params: range }) };

/** 令67 §8: name, content, hours of learning, who held it, when; and what an assessment said. */
export const trainingFields = {
  name: text(limits.title),
  content: optionalText(limits.longText),
  organiser: text(limits.title),
  heldOn: day,
  minutes: z.int().min(range.min, outside).max(range.max, outside),
  result: z.enum(TrainingResult),
} as const;

interface Training {
  readonly name: string;
  readonly content: string;
  readonly organiser: string;
  readonly heldOn: string;
  readonly minutes: number;
  readonly result: TrainingResult;
}
export const trainingColumns = ({ name, content, organiser, heldOn, minutes, result }: Training) => ({
  ...{ name, content, organiser, minutes, result },
  held_on: heldOn,
});
export const trainingNoted = ({ heldOn, minutes, result }: Training) => ({ heldOn, minutes, result });
