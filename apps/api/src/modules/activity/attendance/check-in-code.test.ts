import { describe, expect, it } from 'vitest';
import { checkCode, digitsAt, newCheckInSecret, stepOf, tokenAt } from './check-in-code.ts';

const now = new Date('2026-11-23T08:00:10Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const secret = newCheckInSecret();
const token = tokenAt(secret, 'a', stepOf(now));
const digits = digitsAt(secret, 'a', stepOf(now));

describe('the check-in code', () => {
  it('counts in its own half minute and the one after, then is expired', () => {
    for (const code of [token, digits]) {
      expect(checkCode(secret, 'a', code, now)).toBe('VALID');
      expect(checkCode(secret, 'a', code, later(49))).toBe('VALID');
      expect(checkCode(secret, 'a', code, later(50))).toBe('CODE_EXPIRED');
    }
  });

  it('is of one activity and one secret', () => {
    expect(checkCode(secret, 'b', token, now)).toBe('CODE_WRONG');
    expect(checkCode(newCheckInSecret(), 'a', token, now)).toBe('CODE_WRONG');
  });

  it('cannot be made for a later time, bent or guessed by shape', () => {
    expect(checkCode(secret, 'a', tokenAt(secret, 'a', stepOf(now) + 1), now)).toBe('CODE_WRONG');
    expect(checkCode(secret, 'a', token.replace(/^[^-]+/, (stepOf(now) + 1).toString(36)), later(30))).toBe(
      'CODE_WRONG',
    );
    for (const code of [
      '',
      '12345',
      '1234567',
      `${token}x`,
      '-',
      `zzzzzzzzzzzzzz-${'a'.repeat(16)}`,
      '九九九九九九',
      'x'.repeat(100_000),
    ]) {
      expect(checkCode(secret, 'a', code, now)).toBe('CODE_WRONG');
    }
  });
});
