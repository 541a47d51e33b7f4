import { describe, expect, it } from 'vitest';
import { mayTake, type TakingOpening, type TakingPerson } from './may-take.ts';

const now = new Date('2026-11-23T00:00:00Z');
const HOUR = 3_600_000;
const starts = now.getTime() + 24 * HOUR;

const person = (more: Partial<TakingPerson> = {}): TakingPerson => ({
  state: 'ACTIVE',
  birthDate: '1990-03-07',
  guardianConsented: false,
  qualifications: [],
  busy: [],
  ...more,
});
const opening = (more: Partial<TakingOpening> = {}): TakingOpening => ({
  id: 'o1',
  activityState: 'PUBLISHED',
  risk: 'ORDINARY',
  startsAt: starts,
  endsAt: starts + 2 * HOUR,
  maximum: 2,
  taken: 0,
  minAge: null,
  qualification: null,
  ...more,
});
const codes = (p: TakingPerson | null, o: TakingOpening, at = now) => mayTake(p, o, at).map((reason) => reason.code);

describe('mayTake', () => {
  it('lets an adult take an open ordinary place', () => {
    expect(codes(person(), opening())).toEqual([]);
  });

  it('gives all reasons at once, never only the first', () => {
    const minor = person({
      state: 'SUSPENDED',
      birthDate: '2011-01-01',
      busy: [{ openingId: 'o2', startsAt: starts + HOUR, endsAt: starts + 3 * HOUR }],
    });
    const hard = opening({
      taken: 2,
      risk: 'HAZARDOUS',
      minAge: 18,
      qualification: { code: 'FIRST_AID', name: '急救证' },
    });
    expect(codes(minor, hard)).toEqual([
      'OPENING_FULL',
      'VOLUNTEER_SUSPENDED',
      'TIME_CLASH',
      'TOO_YOUNG',
      'MINOR_HAZARDOUS',
      'GUARDIAN_CONSENT_NEEDED',
      'QUALIFICATION_MISSING',
    ]);
  });

  it('refuses a minor in a dangerous activity even with consent (AT-5)', () => {
    const minor = person({ birthDate: '2011-06-01', guardianConsented: true });
    expect(codes(minor, opening())).toEqual([]);
    expect(codes(minor, opening({ risk: 'HAZARDOUS' }))).toEqual(['MINOR_HAZARDOUS']);
    expect(codes(person({ birthDate: '2011-06-01' }), opening())).toEqual(['GUARDIAN_CONSENT_NEEDED']);
  });

  it('reckons age on the day of service in China, not today', () => {
    // Service at 2026-11-24 08:00 in Shanghai: she turns 18 that day.
    expect(codes(person({ birthDate: '2008-11-24' }), opening({ risk: 'HAZARDOUS' }))).toEqual([]);
    expect(codes(person({ birthDate: '2008-11-25', guardianConsented: true }), opening({ risk: 'HAZARDOUS' }))).toEqual(
      ['MINOR_HAZARDOUS'],
    );
  });

  it('wants the qualification verified and in force on the day', () => {
    const needs = opening({ qualification: { code: 'LAWYER', name: '律师执业证' } });
    const holds = (more: object) =>
      person({ qualifications: [{ kind: 'LAWYER', verified: true, validFrom: null, validTo: null, ...more }] });
    expect(codes(holds({}), needs)).toEqual([]);
    expect(codes(holds({ verified: false }), needs)).toEqual(['QUALIFICATION_MISSING']);
    expect(codes(holds({ validTo: '2026-11-23' }), needs)).toEqual(['QUALIFICATION_EXPIRED']);
    expect(codes(holds({ validTo: '2026-11-24' }), needs)).toEqual([]);
  });

  it('lets shifts touch but not overlap', () => {
    expect(codes(person({ busy: [{ openingId: 'o2', startsAt: starts - HOUR, endsAt: starts }] }), opening())).toEqual(
      [],
    );
    const [clash] = mayTake(
      person({ busy: [{ openingId: 'o2', startsAt: starts - HOUR, endsAt: starts + 1 }] }),
      opening(),
      now,
    );
    expect(clash).toMatchObject({ code: 'TIME_CLASH' });
    expect(clash?.overridable ?? false).toBe(false);
  });

  it('leaves a started shift to the coordinator until it ends', () => {
    expect(mayTake(person(), opening(), new Date(starts))).toEqual([{ code: 'SHIFT_STARTED', overridable: true }]);
    expect(mayTake(person(), opening(), new Date(starts + 2 * HOUR))).toEqual([
      { code: 'SHIFT_STARTED', overridable: false },
    ]);
  });

  it('tells someone who is no volunteer, or not yet confirmed, so', () => {
    expect(codes(null, opening())).toEqual(['NOT_A_VOLUNTEER']);
    expect(codes(person({ state: 'PENDING_SELF' }), opening())).toEqual(['PENDING_SELF_CONFIRMATION']);
    expect(codes(person({ state: 'DEREGISTERED' }), opening())).toEqual(['NOT_A_VOLUNTEER']);
  });
});
