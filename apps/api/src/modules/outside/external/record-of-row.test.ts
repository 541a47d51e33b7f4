import { expect, it } from 'vitest';
import { minutesOf, recordOfRow } from './record-of-row.ts';
import type { Terms } from './terms.ts';

const sound: Terms = { number: 'Z-1', title: '清洁日', date: '2026-05-01', hours: '2' };
const reasonsOf = (terms: Terms): string[] =>
  recordOfRow({ ...sound, ...terms }, '2026-11-25').reasons.map(({ code, field }) => `${code} ${field}`);

it('minutes are what was given, whole and never rounded up, however they were written', () => {
  const said = [
    { hours: 1.1 },
    { hours: '2.5小时' },
    { hours: 0.33 },
    { minutes: '90分钟' },
    { minutes: 40, hours: 2 },
    { hours: 1.15 },
  ];
  expect(said.map(minutesOf)).toEqual([66, 150, 19, 90, 40, 69]);
  expect([{}, { hours: 0 }, { hours: '-1' }, { minutes: '两' }, { hours: 0.001 }].map(minutesOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

it('days and clocks are those of Beijing, as spreadsheets write them', () => {
  const { record } = recordOfRow({ ...sound, date: '2026/5/1', startedAt: '09:00', endedAt: '11：30' }, '2026-11-25');
  expect(record).toMatchObject({
    date: '2026-05-01',
    lastDate: '2026-05-01',
    startedAt: '2026-05-01T01:00:00.000Z',
    endedAt: '2026-05-01T03:30:00.000Z',
  });
});

it('every reason is told at once, each by its term', () => {
  expect(recordOfRow({ hours: 'x' }, '2026-11-25').reasons.map(({ code, field }) => `${code} ${field}`)).toEqual([
    'REQUIRED number',
    'REQUIRED title',
    'REQUIRED date',
    'EXTERNAL_MINUTES_NEEDED minutes',
  ]);
});

it('what cannot have been served is refused: tomorrow, backwards, longer than it lasted', () => {
  expect(reasonsOf({ date: '2026-11-26' })).toEqual(['EXTERNAL_IN_FUTURE date']);
  expect(reasonsOf({ date: '2026-02-30' })).toEqual(['INVALID_DATE date']);
  expect(reasonsOf({ lastDate: '2026-04-30' })).toEqual(['EXTERNAL_LAST_BEFORE_FIRST lastDate']);
  expect(reasonsOf({ hours: 25 })).toEqual(['EXTERNAL_MINUTES_TOO_LONG minutes']);
  expect(reasonsOf({ hours: 25, lastDate: '2026-05-02' })).toEqual([]);
  expect(reasonsOf({ startedAt: '09:00', endedAt: '10:59' })).toEqual(['EXTERNAL_MINUTES_TOO_LONG minutes']);
  expect(reasonsOf({ startedAt: '09:00', endedAt: '08:00' })).toEqual(['EXTERNAL_TIMES_UNCLEAR startedAt']);
  expect(reasonsOf({ startedAt: '09:00' })).toEqual(['EXTERNAL_TIMES_UNCLEAR startedAt']);
  expect(reasonsOf({ number: 1.2e18 })).toEqual(['ID_DIGITS_LOST number']);
});
