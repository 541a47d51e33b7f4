import { describe, expect, it } from 'vitest';
import { shownChanges, withoutWords } from './changes.ts';

describe('what people wrote in words', () => {
  it('is not kept by the log: it says that something was written, before, after or beside', () => {
    const change = {
      entity: 'Closing',
      kind: 'create',
      reason: '王某多次未到',
      before: { returnReason: '李某没有来' },
      after: { peopleServed: 3, summary: '照顾了赵某', note: '', decisionNote: null },
    };
    expect(withoutWords(change)).toEqual({
      entity: 'Closing',
      kind: 'create',
      reason: 'TEXT_KEPT_APART',
      before: { returnReason: 'TEXT_KEPT_APART' },
      after: { peopleServed: 3, summary: 'TEXT_KEPT_APART', note: '', decisionNote: null },
    });
  });

  it('is not shown of entries written before', () => {
    expect(
      JSON.stringify(shownChanges([{ entity: 'Volunteer', kind: 'suspend', reason: '王某多次未到' }])),
    ).not.toContain('王某');
  });

  it('codes and figures stay', () => {
    const change = { entity: 'ServiceRecord', after: { returnCode: 'OVER_LIMIT', reasons: ['LATE'], minutes: 60 } };
    expect(withoutWords(change)).toEqual(change);
  });
});
