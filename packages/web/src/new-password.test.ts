import { expect, test } from 'vitest';
import { newPasswordReasons } from './new-password.ts';

const codes = (password: string, again: string): string[] =>
  newPasswordReasons(password, again, 'next').map(({ code, field }) => `${code} ${field}`);

test('too short and typed differently are told together, each under its field', () => {
  expect(codes('abc', 'abd')).toEqual(['WEAK_PASSWORD next', 'PASSWORDS_DIFFER again']);
  expect(codes('12345678', '12345678')).toEqual(['WEAK_PASSWORD next']);
  expect(codes('aaaaaaaa', 'aaaaaaaa')).toEqual(['WEAK_PASSWORD next']);
  expect(codes('Mima-2026', 'Mima-2027')).toEqual(['PASSWORDS_DIFFER again']);
  expect(codes('Mima-2026', 'Mima-2026')).toEqual([]);
});
