import { describe, expect, it } from 'vitest';
import { type News, tellNews } from './news.ts';

const now = new Date('2026-11-25T12:00:00+08:00');
const start = '2026-12-01T01:00:00.000Z';
const say = (news: News) => ({
  zh: tellNews(news.kind, news.facts, 'zh', now),
  en: tellNews(news.kind, news.facts, 'en', now),
});
const activity = 'A';
const plan = {
  activity,
  reason: 'Rain',
  place: { was: 'Hall', is: 'Square' },
  gone: [start],
  moved: [{ was: start, becomes: start }],
};

/** One of each kind; a kind that is missing here does not compile. */
const facts: { readonly [K in News['kind']]: Extract<News, { kind: K }>['facts'] } = {
  ACTIVITY_PUBLISHED: { team: 'T', activity, start },
  SIGN_UP_REQUESTED: { activity, start },
  SIGN_UP_MADE: { activity, start },
  SIGN_UP_ACCEPTED: { activity, start },
  SIGN_UP_DECLINED: { activity },
  ABSENCE_MARKED: { activity, start, excused: false, until: '2026-12-08' },
  ACTIVITY_CLOSED: { activity, peopleServed: 42, minutes: 60, state: 'PROPOSED', again: false },
  OFFLINE_SCAN_WAITS: { activity },
  OFFLINE_SCAN_CONFIRMED: { activity, at: start, leaving: true },
  OFFLINE_SCAN_DECLINED: { activity, at: start, leaving: false, reason: 'R' },
  COMPANION_ASKED: { activity, at: start },
  VISIT_UNCONFIRMED: { activity, at: start, left: true, until: '2026-12-08' },
  RECORD_PROPOSED: { activity, minutes: 60, holder: 'H' },
  EXTERNAL_IMPORTED: { platform: 'P' },
  TRAINING_ENTERED: { name: 'N' },
  AWARD_ENTERED: { name: 'N' },
  STAR_CONFIRMED: { stars: 2 },
  RECORD_APPROVED: { activity, minutes: 90 },
  RECORD_RETURNED: { activity, reason: 'R' },
  RECORD_EMPTY: { activity },
  RECORD_TO_COMPLETE: { activity },
  RECORD_CORRECTED: { activity, before: 120, after: 60, reason: 'R' },
  CORRECTION_REJECTED: { activity, reason: 'R' },
  OBJECTION_TO_ANSWER: { activity, due: '2026-12-10' },
  OBJECTION_DUE: { activity, due: '2026-12-10' },
  OBJECTION_TO_YOURS: { activity },
  OBJECTION_ANSWERED: { activity, upheld: true },
  OBJECTION_SETTLED: { activity, upheld: false },
  RECORD_URGED: { activity },
  APPROVER_FLAGGED: { unit: 'U', day: '2026-12-10', count: 30 },
  COMPLAINT_WAITS: { unit: 'U', due: '2026-12-10', why: 'NEW' },
  COMPLAINT_MOVED: { unit: 'U', state: 'ANSWERED', finding: 'PARTLY' },
  DEADLINE_NEAR: { count: 2, due: '2026-12-10' },
  ACTIVITY_CANCELLED: plan,
  ACTIVITY_MOVED: plan,
  PLACE_LOST: { ...plan, fewerPlaces: true, stays: true },
  GUARDIAN_AGREED: {},
  GUARDIAN_REFUSED: {},
  GUARDIAN_WITHDREW: {},
  PAPER_SUBMITTED: {},
  MEMBERSHIP_REQUESTED: { team: 'T' },
  MEMBERSHIP_ACCEPTED: { team: 'T' },
  MEMBERSHIP_DECLINED: { team: 'T' },
  MEMBERSHIP_ENDED: { team: 'T' },
  QUALIFICATION_CLAIMED: { qualification: 'Q' },
  QUALIFICATION_VERIFIED: { qualification: 'Q' },
  QUALIFICATION_REJECTED: { qualification: 'Q' },
  QUALIFICATION_ENTERED_VERIFIED: { qualification: 'Q' },
  QUALIFICATION_ENTERED_REJECTED: { qualification: 'Q' },
  QUALIFICATION_EXPIRING: { qualification: 'Q', validTo: '2027-01-31' },
  ACCESS_GRANTED: { unit: 'U', role: 'COORDINATOR' },
  ACCESS_REVOKED: { unit: 'U', role: null },
  IDENTITY_DISPUTED: {},
  IDENTITY_SETTLED: { correct: false },
  MERGE_PROPOSED: {},
  MERGE_DONE: {},
  STANDING_CHANGED: { suspended: true, reason: 'R' },
  RIGHTS_REQUESTED: { request: 'COPY', dueOn: '2026-12-10' },
  RIGHTS_DECIDED: { request: 'COPY', done: true },
  RIGHTS_PAPER_DECIDED: { request: 'COPY', done: true },
  KEYS_CHANGED: { what: 'PASSWORD' },
  RESTORATION_WAITING: {},
  OUTSIDE_SILENT: { system: 'S', batch: 3, days: 7 },
};

describe('news', () => {
  it.each(Object.keys(facts))('%s is told in Chinese and in English, without an empty or a foreign word', (kind) => {
    const text = say({ kind, facts: facts[kind as News['kind']] } as News);
    for (const tongue of ['zh', 'en'] as const) {
      const { title = '', body = '' } = text[tongue] ?? {};
      expect(title).not.toBe('');
      expect(body).not.toBe('');
      expect(`${title}${body}`).not.toMatch(/undefined|null|\[object|NaN|你/);
    }
    expect(text.zh?.title).toMatch(/\p{Script=Han}/u);
    expect(`${text.en?.title}${text.en?.body}`).not.toMatch(/\p{Script=Han}/u);
  });

  it('names a time by its weekday in Beijing, and hours in the right number', () => {
    expect(say({ kind: 'SIGN_UP_ACCEPTED', facts: { activity, start } })).toMatchObject({
      zh: { body: '“A”，12月1日 周二 09:00 开始，请准时到场签到。' },
      en: { body: '“A” begins Tue 1 Dec 09:00. Please be there on time and check in.' },
    });
    expect(say({ kind: 'RECORD_CORRECTED', facts: { activity, before: 120, after: 60, reason: 'R' } }).en?.body).toBe(
      'The hours of “A” were corrected from 2 hours to 1 hour: R',
    );
  });

  it('of a sealed service says nothing but that, and of its changed plan the time', () => {
    const told = say({ kind: 'RECORD_RETURNED', facts: { sealed: true } });
    expect(told.zh).toEqual({ title: '您有一项志愿服务', body: '您有一项志愿服务有新进展，请登录后查看。' });
    expect(told.en?.title).toBe('One volunteer service');
    const sealed = { sealed: true, gone: [], moved: [{ was: start, becomes: start }], newPlace: true } as const;
    expect(say({ kind: 'ACTIVITY_MOVED', facts: sealed })).toMatchObject({
      zh: { body: '您有一项志愿服务由 12月1日 周二 09:00 改到 12月1日 周二 09:00，地点有变动，请登录后查看。' },
      en: {
        body: 'One volunteer service of yours moves from Tue 1 Dec 09:00 to Tue 1 Dec 09:00 and has a new place; sign in to see it.',
      },
    });
  });

  it('of a kind that nobody knows any more is not told at all', () => {
    expect(tellNews('LONG_GONE', {}, 'en', now)).toBeNull();
  });
});
