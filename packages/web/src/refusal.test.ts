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

test('a reason is said in English with the values its Chinese sentence names', () => {
  expect(sentenceOfReason(full, 'en')).toBe('Full.');
  expect(sentenceOfReason({ code: 'TOO_LONG', message: '最多 40 个字。' }, 'en')).toBe('At most 40 characters.');
  expect(sentenceOfReason({ code: 'OUT_OF_RANGE', message: '请填 1 到 99 之间的数。' }, 'en')).toBe(
    'Between 1 and 99.',
  );
  expect(sentenceOfReason({ code: 'NOT_TEAM_MEMBER', message: '请先加入“演示·\n(a+)队”再报名。' }, 'en')).toBe(
    'Join “演示·\n(a+)队” first.',
  );
  expect(sentenceOfReason({ code: 'WRONG_STATE', message: '当前状态是“已取消”，不能这样操作。' }, 'en')).toMatch(
    /“[A-Z]/,
  );
});

test('a sentence of a newer server stands as it came', () => {
  expect(sentenceOfReason({ code: 'TOO_LONG', message: '太长了。' }, 'en')).toBe('太长了。');
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
  expect(failureOf(new Error('x'))).toBe('server');
});
