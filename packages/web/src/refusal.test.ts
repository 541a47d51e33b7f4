import { ApolloError } from '@apollo/client/core';
import { expect, test } from 'vitest';
import { failureOf } from './failure.ts';
import { outcomeOf, reasonsBeside, reasonsOf, sentenceOfReason, type WireRefusal } from './refusal.ts';

type Result = { __typename: 'Done'; id: string } | ({ __typename: 'Refused' } & WireRefusal);
const full = { code: 'OPENING_FULL', message: '名额已满。', field: null };
const phone = { code: 'INVALID_PHONE', message: '手机号应为 11 位数字，以 1 开头。', field: 'guardian.phone' };

test('a result union is either what was done or every reason why not', () => {
  expect(outcomeOf<Result>({ __typename: 'Done', id: '1' })).toEqual({ ok: { __typename: 'Done', id: '1' } });
  expect(outcomeOf<Result>({ __typename: 'Refused', reasons: [full, phone] })).toEqual({ reasons: [full, phone] });
});

test('reasons stand beside their field, and those without a shown field are not lost', () => {
  expect(reasonsOf([full, phone], 'guardian')).toEqual([phone]);
  expect(reasonsBeside([full, phone], ['guardian', 'name'])).toEqual([full]);
});

test('a sentence with values is told in English with them; unknown codes and missing values keep the server’s words', () => {
  expect(sentenceOfReason(full, 'en')).toBe('Full.');
  const long = { code: 'TOO_LONG', message: '最多 40 个字。', params: [{ name: 'max', value: '40' }] };
  expect(sentenceOfReason(long, 'en')).toBe('At most 40 characters.');
  expect(sentenceOfReason(long, 'zh')).toBe('最多 40 个字。');
  const state = { code: 'WRONG_STATE', message: '当前状态是“待审核”，不能这样操作。' };
  expect(sentenceOfReason({ ...state, params: [{ name: 'state', value: '待审核' }] }, 'en')).toBe(
    'Not possible while “Awaiting approval”.',
  );
  expect(sentenceOfReason({ code: 'TOO_LONG', message: '最多 40 个字。' }, 'en')).toBe('最多 40 个字。');
  expect(sentenceOfReason({ code: 'FROM_A_NEWER_SERVER', message: '新的原因。' }, 'en')).toBe('新的原因。');
});

test('a failure is told by its kind: no connection, expired sign-in, no right, or a surprise', () => {
  expect(failureOf(new ApolloError({ networkError: new TypeError('Failed to fetch') }))).toBe('offline');
  expect(
    failureOf(new ApolloError({ graphQLErrors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] })),
  ).toBe('signedOut');
  expect(failureOf(new ApolloError({ graphQLErrors: [{ message: 'x', extensions: { code: 'FORBIDDEN' } }] }))).toBe(
    'noRight',
  );
  expect(
    failureOf(new ApolloError({ graphQLErrors: [{ message: 'x', extensions: { code: 'TOO_MANY_REQUESTS' } }] })),
  ).toBe('busy');
  expect(failureOf(new ApolloError({ graphQLErrors: [{ message: 'x', extensions: { code: 'OUT_OF_RANGE' } }] }))).toBe(
    'badInput',
  );
  expect(failureOf(new Error('x'))).toBe('server');
});
