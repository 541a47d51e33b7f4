import { z } from 'zod';
import { withoutUnseen } from '../../../platform/text/visible.ts';

/** 11 digits as stored: +86, spaces and dashes fall away, full-width digits become plain. */
export const normalizePhone = (text: string): string =>
  withoutUnseen(text)
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+86|0086)/, '');

export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

/** A mobile number from a person (rules §6); several people may share one. */
export const phone = z
  .string()
  .max(60, { message: 'INVALID_PHONE' })
  .transform(normalizePhone)
  .refine(isPhone, { message: 'INVALID_PHONE' });
