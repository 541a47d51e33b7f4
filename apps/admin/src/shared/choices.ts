import type { Words } from '@jinguo/schema';

/** The values of a closed list as options of a select, in the reader's language. */
export const choicesOf = <T extends Record<string, Words>>(
  table: T,
  tongue: keyof Words,
): { value: keyof T & string; label: string }[] =>
  Object.entries(table).map(([value, words]) => ({ value: value as keyof T & string, label: words[tongue] }));
