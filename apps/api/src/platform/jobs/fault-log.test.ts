import pino from 'pino';
import { expect, it } from 'vitest';
import { faultLog, kindOf } from './fault-log.ts';

const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' });

it('a fault is told by its kind and code, of several addresses tried by the first one’s, and never by its text', () => {
  expect(kindOf(refused)).toEqual({ kind: 'Error', code: 'ECONNREFUSED' });
  expect(kindOf(new AggregateError([refused], ''))).toEqual({ kind: 'Error', code: 'ECONNREFUSED' });
  expect(kindOf(new TypeError('13900000000'))).toEqual({ kind: 'TypeError' });
  expect(kindOf('13900000000')).toEqual({ kind: 'Error' });
  expect(kindOf(null)).toEqual({ kind: 'Error' });
});

it('a database that is away is said once, then each minute how often since; another fault is said at once', () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(JSON.parse(line)) });
  let now = 0;
  const tell = faultLog(log, () => now);
  for (now = 0; now < 59_000; now += 1000) tell(refused, 'the outbox could not be read');
  tell(refused, 'a step of long work failed', { work: 'export' });
  tell(new RangeError('x'), 'the outbox could not be read');
  now = 61_000;
  tell(refused, 'the outbox could not be read');
  expect(lines.map(({ level: _, ...line }) => line)).toEqual([
    { kind: 'Error', code: 'ECONNREFUSED', msg: 'the outbox could not be read' },
    { work: 'export', kind: 'Error', code: 'ECONNREFUSED', msg: 'a step of long work failed' },
    { kind: 'RangeError', msg: 'the outbox could not be read' },
    { kind: 'Error', code: 'ECONNREFUSED', repeated: 58, msg: 'the outbox could not be read' },
  ]);
});
