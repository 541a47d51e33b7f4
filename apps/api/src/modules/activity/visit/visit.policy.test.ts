import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { companionReasons, statedReasons, type VisitFacts, visitReasons, wasThere } from './visit.policy.ts';

const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`);
const open: VisitFacts = {
  homeVisit: true,
  activityState: 'PUBLISHED',
  closed: false,
  privacyClass: 'P2',
  activityEndsAt: at('10:00'),
  state: 'SIGNED_UP',
  startsAt: at('08:00'),
  endsAt: at('10:00'),
  cameAt: null,
  leftAt: null,
  cameStated: false,
  leftStated: false,
  confirmation: null,
};
const came = { ...open, cameAt: at('08:05') };
const whole = { ...came, leftAt: at('09:50') };
const codes = (...args: Parameters<typeof visitReasons>) => visitReasons(...args).map(({ code }) => code);

describe('what she may say of a home visit', () => {
  it('is asked of the state before the clock', () => {
    const far = new Date('2027-03-01T00:00:00Z');
    expect(codes('COME', { ...open, homeVisit: false }, far)).toEqual(['NOT_A_HOME_VISIT']);
    expect(codes('COME', { ...open, state: 'NO_SHOW' }, far)).toEqual(['MARKED_NO_SHOW']);
    expect(codes('COME', { ...open, state: 'ARRIVED' }, far)).toEqual(['ALREADY_CHECKED_IN']);
    expect(codes('COME', { ...open, state: 'COMPLETED' }, far)).toEqual(['ALREADY_CHECKED_OUT']);
    expect(codes('COME', { ...open, state: 'REQUESTED' }, far)).toEqual(['NO_SIGN_UP_HERE']);
    expect(codes('COME', { ...open, activityState: 'CANCELLED' }, far)).toEqual(['ACTIVITY_OVER']);
    expect(codes('COME', { ...open, closed: true }, far)).toEqual(['RESULT_CLOSED']);
    expect(codes('SLIP', { ...whole, confirmation: 'SLIP' }, far)).toEqual(['VISIT_CONFIRMED']);
    expect(codes('COME', open, far)).toEqual(['TOO_LATE']);
  });

  it('on the spot lies around the shift, coming first, each once', () => {
    expect(codes('COME', open, at('06:59'))).toEqual(['TOO_EARLY']);
    expect(codes('COME', open, at('07:00'))).toEqual([]);
    expect(codes('LEAVE', open, at('09:00'))).toEqual(['VISIT_NOT_COME']);
    expect(codes('COME', came, at('09:00'))).toEqual(['VISIT_ALREADY_CAME']);
    expect(codes('LEAVE', came, at('12:00'))).toEqual([]);
    expect(codes('LEAVE', came, at('12:01'))).toEqual(['TOO_LATE']);
    expect(codes('LEAVE', whole, at('09:55'))).toEqual(['VISIT_ALREADY_LEFT']);
  });

  it('afterwards is stated once the shift is over and until hours close; never over what was said on the spot', () => {
    expect(codes('STATE', open, at('09:59'))).toEqual(['VISIT_NOT_OVER']);
    expect(codes('STATE', came, at('10:01'))).toEqual([]);
    expect(codes('STATE', whole, at('10:01'))).toEqual(['VISIT_ALREADY_LEFT']);
    expect(codes('STATE', { ...whole, leftStated: true }, at('10:01'))).toEqual([]);
    // Ten working days after Tuesday the 24th.
    expect(codes('STATE', open, new Date('2026-12-08T15:59:00Z'))).toEqual([]);
    expect(codes('STATE', open, new Date('2026-12-08T16:01:00Z'))).toEqual(['HOURS_OVER']);
  });

  it('is confirmed when it is whole, until hours close; of a sealed service no slip is photographed', () => {
    expect(codes('ASK', came, at('09:00'))).toEqual(['VISIT_NOT_LEFT']);
    expect(codes('ASK', whole, at('09:55'))).toEqual([]);
    expect(codes('SLIP', whole, at('09:55'))).toEqual([]);
    expect(codes('SLIP', whole, new Date('2026-12-09T00:00:00Z'))).toEqual(['HOURS_OVER']);
    expect(codes('SLIP', { ...whole, privacyClass: 'P4' }, at('09:55'))).toEqual(['SLIP_SEALED']);
    expect(codes('ASK', { ...whole, privacyClass: 'P4' }, at('09:55'))).toEqual([]);
  });

  it('times stated lie where a scan would have counted, not in the future, the leaving after the coming', () => {
    const said = (from: string, to: string, now = '13:00') =>
      statedReasons(open, at(from), at(to), at(now)).map(({ code, field }) => `${code} ${field}`);
    expect(said('07:00', '12:00')).toEqual([]);
    expect(said('06:59', '12:01')).toEqual(['VISIT_TIME_OUTSIDE cameAt', 'VISIT_TIME_OUTSIDE leftAt']);
    expect(said('08:00', '11:00', '10:30')).toEqual(['VISIT_TIME_OUTSIDE leftAt']);
    expect(said('09:00', '09:00')).toEqual(['END_BEFORE_START leftAt']);
    expect(said('10:00', '09:00')).toEqual(['END_BEFORE_START leftAt']);
  });
});

describe('a companion', () => {
  const actor = { accountId: 'b', volunteerId: 'vb' } as Actor;
  const her = { volunteerId: 'va', accounts: ['a', 'a2'], presence: { from: at('08:00'), to: null } };
  const said = (who: Actor | null, facts = her, visit: VisitFacts = whole) =>
    companionReasons(who, visit, facts, at('10:30')).map(({ code }) => code);

  it('is another person, by whichever account', () => {
    expect(said(actor)).toEqual([]);
    expect(said(null)).toEqual(['NOT_A_VOLUNTEER']);
    expect(said({ ...actor, volunteerId: null })).toEqual(['NOT_A_VOLUNTEER']);
    expect(said({ ...actor, volunteerId: 'va' })).toEqual(['COMPANION_SELF']);
    expect(said({ ...actor, accountId: 'a2' })).toEqual(['COMPANION_SELF']);
  });

  it('was there at the same time, at a visit that is whole and open', () => {
    expect(said(actor, { ...her, presence: { from: null as unknown as Date, to: null } })).toEqual([
      'COMPANION_NOT_THERE',
    ]);
    expect(said(actor, her, came)).toEqual(['VISIT_NOT_LEFT']);
    expect(said(actor, her, { ...whole, state: 'COMPLETED' })).toEqual(['ALREADY_CHECKED_OUT']);
    expect(wasThere(whole, null)).toBe(false);
    expect(wasThere(whole, { from: at('09:51'), to: null })).toBe(false);
    expect(wasThere(whole, { from: at('07:30'), to: at('08:04') })).toBe(false);
    expect(wasThere(whole, { from: at('09:50'), to: at('10:30') })).toBe(true);
  });
});
