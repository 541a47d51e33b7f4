import { isSealed, type PrivacyClass } from '@jinguo/schema';
import { type DerivedField, derived } from '../../../platform/projection/fields.ts';

/** The value of a column of a record `r`, or a fixed word when the service is sealed: what was stored before a type was sealed stays covered too. */
export const covered = (sql: string, word: string): DerivedField =>
  derived<{ value: string; privacy: PrivacyClass }>({ value: sql, privacy: 'r.privacy_class' }, ({ value, privacy }) =>
    isSealed(privacy) ? word : value,
  );
