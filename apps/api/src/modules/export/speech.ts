import {
  hiddenByRuleWords,
  type Reason,
  type RefusalCode,
  refusalWords,
  sentenceOf,
  type Tongue,
  type Words,
} from '@jinguo/schema';
import { namesInEnglish } from '@jinguo/schema/catalogue';
import { sheetSays } from '@jinguo/schema/sheets';
import type { ReasonType } from '../../platform/graphql/shared-types.ts';

/** How a sheet speaks: in the tongue of who asked. What people wrote and called things stays as they wrote it. */
export interface Speech {
  readonly tongue: Tongue;
  readonly now: Date;
  /** What stands where a rule keeps a field from her. */
  readonly hidden: string;
  word(table: Readonly<Record<string, Words>>, value: string): string;
  says(key: keyof typeof sheetSays, n?: number): string;
  yes(is: boolean): string;
  /** A name the platform begins with (a service, a paper, a right), which has its English. */
  told(name: string): string;
  listed(names: readonly string[]): string;
  /** A reason with its values, as it was refused. */
  reason(reason: ReasonType): string;
}

const known = (code: string): code is RefusalCode => Object.hasOwn(refusalWords, code);

export function speechOf(tongue: Tongue, now: Date): Speech {
  const told = (name: string): string => (tongue === 'en' ? namesInEnglish.get(name) : undefined) ?? name;
  const says: Speech['says'] = (key, n) => sheetSays[key][tongue].replace('{n}', String(n ?? ''));
  return {
    tongue,
    now,
    hidden: hiddenByRuleWords[tongue],
    word: (table, value) => table[value]?.[tongue] ?? value,
    says,
    yes: (is) => says(is ? 'yes' : 'no'),
    told,
    listed: (names) => names.join(tongue === 'zh' ? '、' : ', '),
    reason({ code, message, params }) {
      if (tongue === 'zh' || !known(code)) return message;
      const values: Reason['params'] = Object.fromEntries(params.map(({ name, value }) => [name, told(value)]));
      return sentenceOf({ code, params: values }, tongue);
    },
  };
}
