import { describe, expect, it } from 'vitest';
import { render } from '../database/sql.ts';
import { afterCursor, encodeCursor, literalLimit, type Order, pageSize } from './page.ts';

const order: Order = {
  columns: [
    { sql: 'a.at', type: 'timestamptz' },
    { sql: 'a.id', type: 'uuid' },
  ],
  direction: 'desc',
};
const id = '01a20a22-52cb-72b7-9256-5dc5a98537c2';

describe('keyset pages', () => {
  it('continue by one row comparison', () => {
    const { text, values } = render(afterCursor(encodeCursor(['2026-11-23T12:00:00.123Z', id]), order));
    expect(text).toBe('(a.at, a.id) < ($1::timestamptz, $2::uuid)');
    expect(values).toEqual(['2026-11-23T12:00:00.123Z', id]);
  });
  it.each([
    'zzz',
    '',
    'W10',
    encodeCursor([1, 2]),
    encodeCursor(['2026-11-23T12:00:00Z']),
    encodeCursor(['2026-13-99T12:00:00Z', id]),
    encodeCursor(['2026-02-30T12:00:00Z', id]),
    encodeCursor(['2026-11-24T24:00:00Z', id]),
    encodeCursor(['0000-01-01T00:00:00Z', id]),
    encodeCursor(["'; drop table unit; --", id]),
    encodeCursor([{ a: 1 }, id]),
    'x'.repeat(501),
  ])('refuse a cursor that is not theirs: %s', (cursor) => {
    expect(() => afterCursor(cursor, order)).toThrow('翻页位置已失效');
  });
  it.each([0, -1, 101, 1.5])('refuse a page of %s', (first) => expect(() => pageSize(first)).toThrow());
  it('use few literal limits, one row more than the page', () => {
    expect([1, 10, 11, 50, 99].map(literalLimit)).toEqual([11, 11, 21, 51, 101]);
  });
});
