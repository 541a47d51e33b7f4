import { expect, test } from 'vitest';
import { codeOfDigits, codeOfText } from './scanned-code.ts';

test('a code’s address is understood whatever host it names; other QR codes are not ours', () => {
  expect(codeOfText('https://example.org/c/act-1/tok-2')).toEqual({ activityId: 'act-1', code: 'tok-2', viaQr: true });
  expect(codeOfText('http://192.0.2.7:4000/c/act-1/tok-2?x=1')).toEqual({
    activityId: 'act-1',
    code: 'tok-2',
    viaQr: true,
  });
  expect(codeOfText('https://example.org/join/ABC')).toBeNull();
  // Nothing is decoded: what is badly written is no code, and the camera goes on looking.
  expect(codeOfText('https://example.org/c/%E0%A4%A/x')).toBeNull();
  expect(codeOfText('一段文字')).toBeNull();
});

test('six digits are taken as people type them', () => {
  expect(codeOfDigits('123 456')?.code).toBe('123456');
  expect(codeOfDigits('１２３４５６')?.code).toBe('123456');
  expect(codeOfDigits('12345')).toBeNull();
  expect(codeOfDigits('12345a')).toBeNull();
});
