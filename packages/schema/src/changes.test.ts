import { expect, test } from 'vitest';
import { changesOf, readable } from './changes.ts';

const say = { yes: '是', no: '否', empty: '空', inner: '（内部编号）' };

test('stored values are read as words: states, yes and no, dates; never inner numbers', () => {
  expect(readable('PUBLISHED', 'zh', say)).toBe('招募中');
  expect(readable(true, 'zh', say)).toBe('是');
  expect(readable(null, 'zh', say)).toBe('空');
  expect(readable('0198f3a2-1111-7000-8000-000000000000', 'zh', say)).toBe('（内部编号）');
  expect(readable('2026-11-28T01:00:00Z', 'zh', say)).toContain('09:00');
});

test('before and after stand side by side, without bookkeeping fields', () => {
  const groups = changesOf(
    [
      {
        entity: 'Team',
        kind: 'update',
        before: { state: 'ACTIVE', version: 1 },
        after: { state: 'CLOSED', version: 2 },
      },
    ],
    'zh',
    say,
    (field) => field,
  );
  expect(groups).toEqual([
    {
      entity: 'Team',
      kind: 'update',
      isNew: false,
      lines: [{ field: 'state', before: expect.any(String), after: expect.any(String) }],
    },
  ]);
  expect(groups[0]?.lines[0]?.before).not.toBe('ACTIVE');
});

test('a new thing shows what was made, without the numbers only the database reads', () => {
  const [group] = changesOf(
    [
      {
        entity: 'Post',
        kind: 'create',
        after: { name: '清雪', activity: '0198f3a2-1111-7000-8000-000000000000', minAge: null },
      },
    ],
    'zh',
    say,
    (field) => field,
  );
  expect(group).toMatchObject({ isNew: true, lines: [{ field: 'name', after: '清雪' }] });
  expect(group?.lines).toHaveLength(1);
});

test('what somebody wrote is said to have been written, and no more', () => {
  expect(readable('TEXT_KEPT_APART', 'zh', say)).toBe('已填写（内容不记入日志）');
  expect(readable('（已隐去）', 'en', say)).toBe('(hidden)');
});
