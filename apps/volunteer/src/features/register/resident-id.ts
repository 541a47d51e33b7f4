const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** What an 18-digit resident identity number says by itself (GB 11643): birth date, gender, and a check digit. */
export function readResidentId(number: string): { birthDate: string; gender: 'FEMALE' | 'MALE' } | null {
  const text = number.trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(text)) return null;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  if (checks[sum % 11] !== text[17]) return null;
  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isDate(birthDate)) return null;
  return { birthDate, gender: Number(text[16]) % 2 === 0 ? 'FEMALE' : 'MALE' };
}

/** A date that exists: 2026-02-30 does not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Completed years of life on a day. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
