import { type RefusalCode, sentenceOf } from '@jinguo/schema';
import type { WireReason } from '@jinguo/web';

/** A reason of the screen's own; `still` says whether it holds yet, so that what she fills in stops being asked for. */
export interface OwnReason extends WireReason {
  readonly still?: () => boolean;
}

/** A reason the screen itself can give, in the same words the server would use. */
export const ownReason = (code: RefusalCode, field: string, params: Record<string, string> = {}): WireReason => ({
  code,
  field,
  message: sentenceOf({ code, params }),
  params: Object.entries(params).map(([name, value]) => ({ name, value })),
});

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** "Please fill this in" for every blank one: a blank choice or date is not even a value the server could look at. */
export const blanks = <Form extends object>(form: Form, fields: readonly (keyof Form & string)[]): OwnReason[] =>
  fields
    .filter((field) => isBlank(form[field]))
    .map((field) => ({ ...ownReason('REQUIRED', field), still: () => isBlank(form[field]) }));
