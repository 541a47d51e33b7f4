import { isPersonName, limits, tidyPersonName } from '@jinguo/schema';
import { z } from 'zod';
import { visible, withoutUnseen } from './visible.ts';

/** Characters PostgreSQL or a spreadsheet cannot store or a screen cannot show: NUL, other controls, lone surrogates, no characters at all. */
const storable = (text: string): boolean =>
  text.isWellFormed() &&
  !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\p{Noncharacter_Code_Point}]/u.test(text);

const length = (text: string): number => [...text].length;

/** Names and titles stand in one line; what is longer keeps its lines. */
const inLines = (text: string, max: number): string =>
  max > limits.title
    ? text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').trim()
    : text.replace(/[\s\u0085]+/g, ' ').trim();

/**
 * Text from a person: without what nobody sees, trimmed, normalised (NFC), counted in code points so that 𠮷 is one
 * character. `min` 1 by default: empty is refused as REQUIRED.
 */
export function text(max: number, min = 1) {
  return z
    .string()
    .refine(storable, { message: 'UNSUPPORTED_CHARACTERS' })
    .transform((value) => inLines(visible(value.normalize('NFC')), max))
    .superRefine((value, context) => {
      if (length(value) > max) context.addIssue({ code: 'too_big', origin: 'string', maximum: max, input: value });
      if (length(value) < min) context.addIssue({ code: 'too_small', origin: 'string', minimum: min, input: value });
    });
}

/** Text that may stay empty; absent and blank are the empty string. */
export const optionalText = (max: number) => z.preprocess((value) => value ?? '', text(max, 0));

const nameText = (min: number) =>
  text(limits.name, min)
    .transform((name) => tidyPersonName(withoutUnseen(name)))
    .refine((name) => name === '' || isPersonName(name), { message: 'INVALID_NAME' });

/** A person's name: one way of writing it, for people are told apart by name on one number. */
export const personName = nameText(2);

/** The name of somebody who need not be named. */
export const optionalPersonName = z.preprocess((value) => value ?? '', nameText(0));

/** An id somebody chose: nothing chosen is REQUIRED, what is no id is simply not found. */
export const chosenId = z.preprocess(
  (value) => value ?? '',
  z
    .string()
    .min(1)
    .pipe(z.uuid({ message: 'NOT_FOUND' })),
);
