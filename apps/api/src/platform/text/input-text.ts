import { z } from 'zod';

/** Characters PostgreSQL cannot store or a screen cannot show: NUL, other controls, lone surrogates. */
const storable = (text: string): boolean =>
  text.isWellFormed() && !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text);

const length = (text: string): number => [...text].length;

/**
 * Text from a person: trimmed, normalised (NFC), counted in code points so that 𠮷 is one character.
 * `min` 1 by default: empty is refused as REQUIRED.
 */
export function text(max: number, min = 1) {
  return z
    .string()
    .refine(storable, { message: 'UNSUPPORTED_CHARACTERS' })
    .transform((value) => value.normalize('NFC').trim())
    .superRefine((value, context) => {
      if (length(value) > max) context.addIssue({ code: 'too_big', origin: 'string', maximum: max, input: value });
      if (length(value) < min) context.addIssue({ code: 'too_small', origin: 'string', minimum: min, input: value });
    });
}

/** Text that may stay empty; absent and blank are the empty string. */
export const optionalText = (max: number) => z.preprocess((value) => value ?? '', text(max, 0));

/** An id somebody chose: nothing chosen is REQUIRED, what is no id is simply not found. */
export const chosenId = z.preprocess(
  (value) => value ?? '',
  z
    .string()
    .min(1)
    .pipe(z.uuid({ message: 'NOT_FOUND' })),
);
