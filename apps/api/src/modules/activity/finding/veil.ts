import { isSealed, type PrivacyClass, sealedServiceWords } from '@jinguo/schema';
import type { AppContext } from '../../../platform/context.ts';
import { type DerivedField, derived } from '../../../platform/projection/fields.ts';
import { readerOf } from './reader.ts';

/**
 * A sealed service (P4) reads 专业服务 wherever someone might look over a shoulder, without type or place
 * (words.md). What opens it a little: being signed in, to judge whether one fits; having a place there and
 * opening the detail, to know where to go.
 */
export type Opened = 'NEVER' | 'VOLUNTEER' | 'EXPECTED';

interface Needs extends Record<string, unknown> {
  readonly value: unknown;
  readonly privacy: PrivacyClass;
  readonly activityId: string;
}

export function isOpen(ctx: AppContext, opened: Opened, activityId: string): boolean {
  if (opened === 'NEVER') return false;
  const reader = readerOf(ctx);
  return opened === 'VOLUNTEER' ? reader.person !== null : reader.expectedAt.has(activityId);
}

/** A column that a sealed activity shows only to whom it is opened; others read `instead`. */
export const veiled = (
  sql: string,
  opened: Opened,
  instead: unknown = '',
  join?: string | readonly string[],
): DerivedField =>
  derived<Needs>(
    { value: sql, privacy: 'a.privacy_class', activityId: 'a.id' },
    ({ value, privacy, activityId }, ctx) => (isSealed(privacy) && !isOpen(ctx, opened, activityId) ? instead : value),
    join,
  );

/** A place: of a sealed service as above; somebody's home only to those who go there, on the page of it: others read the village. */
export const veiledPlace = (sql: string, opened: Opened, instead: '' | null): DerivedField =>
  derived<Needs & { readonly home: boolean }>(
    { value: sql, privacy: 'a.privacy_class', home: 'a.home_visit', activityId: 'a.id' },
    ({ value, privacy, home, activityId }, ctx) =>
      (isSealed(privacy) && !isOpen(ctx, opened, activityId)) ||
      (home && (opened === 'NEVER' || !readerOf(ctx).expectedAt.has(activityId)))
        ? instead
        : value,
  );

export const sealedName = sealedServiceWords.zh;
