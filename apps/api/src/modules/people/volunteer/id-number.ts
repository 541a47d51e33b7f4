import type { Gender, IdType, Reason } from '@jinguo/schema';
import { withoutUnseen } from '../../../platform/text/visible.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const marks = '10X98765432';
/** Area codes of the residence permits for Hong Kong, Macao and Taiwan. */
const hmtAreas = ['810000', '820000', '830000'];

/** Check mark of the first 17 digits (GB 11643-1999, ISO 7064 mod 11-2). */
export function checkMark(seventeen: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0);
  return marks[sum % 11] ?? '';
}

/** As it is stored and compared: no spaces, capitals, full-width digits made plain. */
export const normalizeIdNumber = (text: string): string =>
  withoutUnseen(text).normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

const isDay = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** Birth date and gender inside an 18-digit number, or null when the number is not one. */
export function birthAndGender(number: string): { birthDate: string; gender: Gender } | null {
  if (!/^[1-9]\d{16}[\dX]$/.test(number) || checkMark(number.slice(0, 17)) !== number[17]) return null;
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(birthDate) || birthDate < '1850-01-01') return null;
  return { birthDate, gender: Number(number[16]) % 2 === 1 ? 'MALE' : 'FEMALE' };
}

const says = (number: string, person: { birthDate: string; gender: Gender }): Reason[] => {
  const inside = birthAndGender(number);
  if (!inside) return [{ code: 'INVALID_ID_NUMBER', field: 'idNumber' }];
  const reasons: Reason[] = [];
  if (inside.birthDate !== person.birthDate) reasons.push({ code: 'BIRTH_DATE_MISMATCH', field: 'birthDate' });
  if (inside.gender !== person.gender) reasons.push({ code: 'GENDER_MISMATCH', field: 'gender' });
  return reasons;
};

const invalid: readonly Reason[] = [{ code: 'INVALID_ID_NUMBER', field: 'idNumber' }];

/**
 * All reasons why a number does not fit its type and the person (rules §6). The old foreigner's card holds the birth
 * date in digits 8–13; the one of 2023 is built like a resident's and begins with 9; passports only have a shape.
 */
export function idNumberReasons(
  type: IdType,
  number: string,
  person: { birthDate: string; gender: Gender },
): readonly Reason[] {
  switch (type) {
    case 'RESIDENT_ID':
      return /^(81|82|83|9)/.test(number) ? invalid : says(number, person);
    case 'HMT_RESIDENCE':
      return hmtAreas.includes(number.slice(0, 6)) ? says(number, person) : invalid;
    case 'FOREIGNER_RESIDENCE':
      if (/^9/.test(number)) return says(number, person);
      if (!/^[A-Z]{3}\d{12}$/.test(number)) return invalid;
      return number.slice(7, 13) === person.birthDate.replaceAll('-', '').slice(2)
        ? []
        : [{ code: 'BIRTH_DATE_MISMATCH', field: 'birthDate' }];
    case 'PASSPORT':
      return /^(?=.*\d)[A-Z0-9]{5,17}$/.test(number) ? [] : invalid;
  }
}

/** A made-up number with a right check mark, for demos and tests. */
export function syntheticIdNumber(area: string, birthDate: string, sequence: number, gender: Gender): string {
  const third = sequence * 2 + (gender === 'MALE' ? 1 : 0);
  const body = `${area}${birthDate.replaceAll('-', '')}${String(third % 1000).padStart(3, '0')}`;
  return body + checkMark(body);
}
