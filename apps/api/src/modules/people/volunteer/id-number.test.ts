import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idNumberReasons, normalizeIdNumber, syntheticIdNumber } from './id-number.ts';

const codes = (reasons: readonly { code: string }[]): string[] => reasons.map((reason) => reason.code);
const resident = (number: string, birthDate: string, gender: 'FEMALE' | 'MALE' = 'FEMALE') =>
  codes(idNumberReasons('RESIDENT_ID', normalizeIdNumber(number), { birthDate, gender }));

describe('ID numbers (GB 11643-1999, rules §6)', () => {
  it('accepts numbers whose check mark, date and gender agree', () => {
    expect(resident('11010519491231002X', '1949-12-31')).toEqual([]);
    expect(resident('440524188001010014', '1880-01-01', 'MALE')).toEqual([]);
    expect(resident('370303199003070021', '1990-03-07')).toEqual([]);
    expect(resident('370303202002290019', '2020-02-29', 'MALE')).toEqual([]);
  });

  it('takes a small x, spaces and full-width digits for what they are', () => {
    expect(resident('11010519491231002x', '1949-12-31')).toEqual([]);
    expect(resident(' 3703 0319 9003 0700 21 ', '1990-03-07')).toEqual([]);
    expect(resident('３７０３０３１９９００３０７００２１', '1990-03-07')).toEqual([]);
  });

  it('refuses a wrong check mark and a day that does not exist', () => {
    expect(resident('370303199003070022', '1990-03-07')).toEqual(['INVALID_ID_NUMBER']);
    expect(resident('370303202102290010', '2021-02-28')).toEqual(['INVALID_ID_NUMBER']);
  });

  it('says of birth date and gender both when both differ', () => {
    expect(resident('370303199003070021', '1990-03-08', 'MALE')).toEqual(['BIRTH_DATE_MISMATCH', 'GENDER_MISMATCH']);
  });

  it('knows the residence permits of Hong Kong, Macao and Taiwan by their area codes', () => {
    const number = syntheticIdNumber('830000', '1985-06-01', 3, 'FEMALE');
    expect(codes(idNumberReasons('HMT_RESIDENCE', number, { birthDate: '1985-06-01', gender: 'FEMALE' }))).toEqual([]);
    expect(resident(number, '1985-06-01')).toEqual(['INVALID_ID_NUMBER']);
    expect(
      codes(idNumberReasons('HMT_RESIDENCE', '370303199003070021', { birthDate: '1990-03-07', gender: 'FEMALE' })),
    ).toEqual(['INVALID_ID_NUMBER']);
  });

  it('knows both forms of the foreign permanent resident card, and passports', () => {
    const foreigner = (number: string, birthDate: string) =>
      codes(idNumberReasons('FOREIGNER_RESIDENCE', number, { birthDate, gender: 'FEMALE' }));
    expect(foreigner('FRA370085060123', '1985-06-01')).toEqual([]);
    expect(foreigner('FRA370085060123', '1986-06-01')).toEqual(['BIRTH_DATE_MISMATCH']);
    expect(foreigner(syntheticIdNumber('911370', '1985-06-01', 4, 'FEMALE'), '1985-06-01')).toEqual([]);
    const passport = (number: string) =>
      codes(idNumberReasons('PASSPORT', number, { birthDate: '1985-06-01', gender: 'FEMALE' }));
    expect(passport('E12345678')).toEqual([]);
    expect(passport('<script>')).toEqual(['INVALID_ID_NUMBER']);
  });

  it('accepts every number made for a demo, and no other mark in the last place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 499 }),
        fc.constantFrom('FEMALE' as const, 'MALE' as const),
        fc.integer({ min: 1, max: 10 }),
        (sequence, gender, shift) => {
          const number = syntheticIdNumber('370303', '1990-03-07', sequence, gender);
          expect(resident(number, '1990-03-07', gender)).toEqual([]);
          const marks = '0123456789X';
          const wrong = marks[(marks.indexOf(number[17] ?? '') + shift) % 11] ?? '';
          expect(resident(number.slice(0, 17) + wrong, '1990-03-07', gender)).toEqual(['INVALID_ID_NUMBER']);
        },
      ),
    );
  });
});
