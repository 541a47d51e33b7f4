import { GraphQLError } from 'graphql';
import pino from 'pino';
import { expect, it } from 'vitest';
import { formatErrors } from './errors.ts';

const told = (error: GraphQLError) => formatErrors(pino({ level: 'silent' }))(error.toJSON(), error);

it('a braked public query keeps its sentence and its code', () => {
  const error = new GraphQLError('操作太频繁，请 9 秒后再试。', { extensions: { code: 'TOO_MANY_REQUESTS' } });
  expect(told(error)).toEqual({ message: '操作太频繁，请 9 秒后再试。', extensions: { code: 'TOO_MANY_REQUESTS' } });
});

it('what a scalar of ours says ends GraphQL’s own words, which stay beside it for developers', () => {
  const message = 'Variable "$i" got invalid value "2026-02-30" at "i.startsOn"; 日期不存在，应为 YYYY-MM-DD。';
  expect(told(new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } }))).toEqual({
    message: '日期不存在，应为 YYYY-MM-DD。',
    extensions: { code: 'BAD_USER_INPUT', field: 'i.startsOn', detail: message },
  });
});

it('a surprise says nothing of itself', () => {
  expect(told(new GraphQLError('relation "account" does not exist'))).toEqual({
    message: '系统出了点问题，请稍后再试。',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
});

it('what failed before any resolver ran is logged by what was thrown, its code too, and never by its text', () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(JSON.parse(line)) });
  const away = Object.assign(new RangeError('connect 10.0.0.5'), { code: 'ECONNREFUSED' });
  const error = new GraphQLError('Context creation failed: connect 10.0.0.5', { originalError: away });
  formatErrors(log)(error.toJSON(), error);
  expect(lines).toEqual([expect.objectContaining({ kind: 'RangeError', code: 'ECONNREFUSED' })]);
  expect(JSON.stringify(lines)).not.toContain('10.0.0.5');
});

it('so many wrong values that GraphQL stops counting are the sender’s fault, not a surprise', () => {
  const message = 'Too many errors processing variables, error limit reached. Execution aborted.';
  expect(told(new GraphQLError(message))).toEqual({
    message: '提交的内容不符合要求，请检查后再试。',
    extensions: { code: 'BAD_USER_INPUT', detail: message },
  });
});
