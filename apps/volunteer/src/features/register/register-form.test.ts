import { expect, test } from 'vitest';
import { checkStep, emptyForm, fieldsOf, stepOfReason, stepsOf } from './register-form.ts';
import { ageOn, isDate, readResidentId } from './resident-id.ts';

const today = '2026-11-23';
/** An invented number with a right check digit. */
const idOf = (birth: string, order = '002'): string => {
  const body = `370303${birth}${order}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
};
const codes = (reasons: readonly { code: string }[]): string[] => reasons.map((one) => one.code);
const adult = () => ({
  ...emptyForm(),
  name: '演示·王秀兰',
  idNumber: idOf('19810308'),
  gender: 'FEMALE' as const,
  birthDate: '1981-03-08',
  phone: '13900000011',
});

test('a page asks at most three things', () => {
  for (const fields of Object.values(fieldsOf)) expect(fields.length).toBeLessThanOrEqual(3);
});

test('an identity number tells birth date and gender, and a wrong digit is noticed', () => {
  expect(readResidentId(idOf('19810308'))).toEqual({ birthDate: '1981-03-08', gender: 'FEMALE' });
  expect(readResidentId(idOf('19810308', '003'))).toEqual({ birthDate: '1981-03-08', gender: 'MALE' });
  const good = idOf('19810308');
  expect(readResidentId(good.slice(0, 17) + (good[17] === '1' ? '2' : '1'))).toBeNull();
  expect(readResidentId(idOf('19810230'))).toBeNull();
});

test('a date that does not exist is refused, and age counts completed years', () => {
  expect(isDate('2026-02-30')).toBe(false);
  expect(isDate('2024-02-29')).toBe(true);
  expect(ageOn('2008-11-24', today)).toBe(17);
  expect(ageOn('2008-11-23', today)).toBe(18);
});

test('under 18 the guardian’s page appears, and must be filled in (AT-5)', () => {
  const minor = { ...adult(), birthDate: '2011-05-01' };
  expect(stepsOf(adult(), today)).not.toContain('guardian');
  expect(stepsOf(minor, today)).toContain('guardian');
  expect(codes(checkStep('guardian', minor, today))).toEqual(['REQUIRED', 'INVALID_PHONE', 'REQUIRED']);
});

test('a child under 8 cannot register', () => {
  expect(codes(checkStep('contact', { ...adult(), idType: 'PASSPORT', birthDate: '2019-01-01' }, today))).toEqual([
    'TOO_YOUNG_TO_REGISTER',
  ]);
});

test('all reasons of a page are given at once', () => {
  expect(codes(checkStep('who', emptyForm(), today))).toEqual(['REQUIRED', 'REQUIRED']);
  expect(
    codes(checkStep('contact', { ...adult(), birthDate: '1981-03-09', gender: 'MALE', phone: '123' }, today)),
  ).toEqual(['BIRTH_DATE_MISMATCH', 'GENDER_MISMATCH', 'INVALID_PHONE']);
  expect(codes(checkStep('home', { ...adult(), password: '12345678' }, today))).toEqual([
    'PLACE_NOT_VILLAGE',
    'WEAK_PASSWORD',
  ]);
});

test('what she would like to do and when are both asked for; skills are free (令67 §5)', () => {
  expect(checkStep('service', adult(), today).map(({ code, field }) => [code, field])).toEqual([
    ['REQUIRED', 'serviceTypeIds'],
    ['REQUIRED', 'availability'],
  ]);
  expect(checkStep('service', { ...adult(), serviceTypeIds: ['t1'], availability: ['ANYTIME'] }, today)).toEqual([]);
});

test('nobody is registered without the two needed consents, and nothing else is needed', () => {
  expect(codes(checkStep('consent', adult(), today))).toEqual(['CONSENT_NEEDED', 'CONSENT_NEEDED']);
  expect(checkStep('consent', { ...adult(), consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'] }, today)).toEqual([]);
});

test('names of two characters and rare characters pass', () => {
  expect(checkStep('who', { ...adult(), name: '𠮷䶮' }, today)).toEqual([]);
});

test('a reason of the server leads back to the page of its field', () => {
  const steps = stepsOf(adult(), today);
  expect(stepOfReason({ code: 'INVALID_PHONE', message: '', field: 'phone' }, steps)).toBe('contact');
  expect(stepOfReason({ code: 'TOO_MANY_REQUESTS', message: '', field: null }, steps)).toBeUndefined();
});
