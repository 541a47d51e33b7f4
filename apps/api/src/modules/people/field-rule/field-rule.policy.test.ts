import { type Action, fieldsOf, fieldsOfSubject, hiddenAlong, roleActions } from '@jinguo/schema';
import { describe, expect, it } from 'vitest';
import type { Actor, ActorGrant } from '../../../platform/access/actor.ts';
import { lacksField, sees, sightOf } from '../../../platform/access/sight.ts';
import { canHide, canLift } from './field-rule.policy.ts';

const grant = (path: string, actions: readonly Action[], effect: 'ALLOW' | 'DENY' = 'ALLOW'): ActorGrant => ({
  grantId: path,
  unitId: path,
  unitName: '',
  level: 'COUNTY',
  path,
  countyCode: '370303',
  role: null,
  actions: new Set(actions),
  effect,
  unitIds: null,
});
const actor = (grants: readonly ActorGrant[], ...narrowed: ('volunteer.phone' | 'volunteer.age')[]): Actor => ({
  accountId: 'me',
  sessionId: 's',
  app: 'admin',
  name: '演示',
  phoneMasked: '',
  secondFactor: true,
  volunteerId: null,
  grants,
  ...(narrowed.length > 0 && { narrowed: new Set(narrowed) }),
});
const codes = (reasons: readonly { code: string }[]): string[] => reasons.map((reason) => reason.code);
const phone = { subject: 'COORDINATOR', field: 'volunteer.phone', path: '1.2.', hidden: false } as const;

describe('who sets rules of fields', () => {
  const security = actor([grant('1.2.', ['grant.manage'])]);

  it('whoever may grant there, for the place and beneath it, never above or beside', () => {
    expect(codes(canHide(security, phone))).toEqual([]);
    expect(codes(canHide(security, { ...phone, path: '1.2.7.' }))).toEqual([]);
    expect(codes(canHide(security, { ...phone, path: '1.' }))).toEqual(['NOT_ALLOWED']);
    expect(codes(canHide(security, { ...phone, path: '1.3.' }))).toEqual(['NOT_ALLOWED']);
    expect(codes(canHide(null, phone))).toEqual(['NOT_SIGNED_IN']);
  });

  it('hides only what the role could see, and once; every reason at once', () => {
    expect(codes(canHide(null, { ...phone, field: 'qualification.number', hidden: true }))).toEqual([
      'NOT_SIGNED_IN',
      'FIELD_NOT_OF_ROLE',
      'FIELD_ALREADY_HIDDEN',
    ]);
  });

  it('nobody lifts a rule that binds herself, nor a lifted one', () => {
    const rule = { path: '1.2.', bindsHer: false, lifted: false };
    expect(codes(canLift(security, rule))).toEqual([]);
    expect(codes(canLift(security, { ...rule, bindsHer: true, lifted: true }))).toEqual([
      'OWN_FIELD_RULE',
      'WRONG_STATE',
    ]);
    expect(codes(canLift(security, { ...rule, path: '1.' }))).toEqual(['NOT_ALLOWED']);
  });
});

describe('what a person sees', () => {
  it('is what her reach shows, as long as nothing is kept from her', () => {
    expect(sightOf(actor([]), 'volunteer.phone')).toBe('ALL');
    expect(sees(null, 'volunteer.phone', [])).toBe(true);
  });

  it('where something is, is what a grant that still holds the field covers; a denial wins', () => {
    const both = actor([grant('1.2.', []), grant('1.3.', ['volunteer.phone'])], 'volunteer.phone');
    expect(sightOf(both, 'volunteer.phone')).toBe('SOME');
    expect(sees(both, 'volunteer.phone', ['1.2.5.'])).toBe(false);
    expect(sees(both, 'volunteer.phone', ['1.2.5.', '1.3.5.'])).toBe(true);
    const denied = actor([...both.grants, grant('1.3.5.', ['volunteer.phone'], 'DENY')], 'volunteer.phone');
    expect(lacksField(denied, 'volunteer.phone', ['1.3.5.1.'])).toEqual([
      { code: 'FIELD_HIDDEN', params: { field: '手机号' } },
    ]);
    expect(sightOf(actor([grant('1.2.', [])], 'volunteer.phone'), 'volunteer.phone')).toBe('NONE');
  });
});

describe('the fields of roles', () => {
  it('a security administrator sees nothing of people, whatever rules say', () => {
    expect(fieldsOf(roleActions.SECURITY_ADMIN)).toEqual([]);
  });

  it('a coordinator sees no number of a paper, and nothing staff do not see', () => {
    expect(fieldsOfSubject.COORDINATOR).not.toContain('volunteer.id-number');
    expect(fieldsOfSubject.COORDINATOR).not.toContain('qualification.number');
    expect(fieldsOfSubject.STAFF).toEqual(expect.arrayContaining([...fieldsOfSubject.COORDINATOR]));
  });

  it('a phone hidden in the list of people is hidden on rosters and records too, not the other way round', () => {
    expect(hiddenAlong('volunteer.phone')).toEqual(['volunteer.phone', 'roster.phone', 'record.phone']);
    expect(hiddenAlong('roster.phone')).toEqual(['roster.phone']);
  });
});
