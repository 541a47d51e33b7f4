import type { Action } from '@jinguo/schema';
import { describe, expect, it } from 'vitest';
import type { Actor, ActorGrant } from '../../../platform/access/actor.ts';
import { actionsOf, canGrant, canRevoke, grantLabel } from './grant.policy.ts';

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
const actor = (...grants: ActorGrant[]): Actor => ({
  accountId: 'me',
  sessionId: 's',
  app: 'admin',
  name: '演示',
  phoneMasked: '',
  secondFactor: true,
  volunteerId: null,
  grants,
});
const codes = (reasons: readonly { code: string }[]): string[] => reasons.map((reason) => reason.code);
const place = { path: '1.2.3.', unitKind: 'FEDERATION' } as const;
const audit = { accountId: 'her', kind: 'ACTION', name: 'audit.read', effect: 'ALLOW' };

describe('who may grant', () => {
  it('who manages grants there and has the right herself', () => {
    expect(codes(canGrant(actor(grant('1.2.', ['grant.manage', 'audit.read'])), audit, place))).toEqual([]);
    expect(codes(canGrant(actor(grant('1.2.', ['grant.manage'])), audit, place))).toEqual(['GRANT_BEYOND_OWN']);
    expect(codes(canGrant(actor(grant('1.2.', ['audit.read'])), audit, place))).toEqual(['NOT_ALLOWED']);
    expect(codes(canGrant(actor(grant('1.9.', ['grant.manage', 'audit.read'])), audit, place))).toEqual([
      'NOT_ALLOWED',
      'GRANT_BEYOND_OWN',
    ]);
    expect(codes(canGrant(null, audit, place))).toEqual(['NOT_SIGNED_IN', 'GRANT_BEYOND_OWN']);
  });

  it('a right that is denied to her there is none to hand out', () => {
    const denied = actor(grant('1.2.', ['grant.manage', 'audit.read']), grant('1.2.3.', ['audit.read'], 'DENY'));
    expect(codes(canGrant(denied, audit, place))).toEqual(['GRANT_BEYOND_OWN']);
  });

  it('never to herself, every reason at once', () => {
    const all = actor(grant('1.', ['grant.manage']));
    const mine = { accountId: 'me', kind: 'ROLE', name: 'COORDINATOR', effect: 'ALLOW' };
    expect(codes(canGrant(all, mine, place))).toEqual(['OWN_GRANT', 'GRANT_BEYOND_OWN', 'ROLE_DOES_NOT_FIT']);
  });

  it('names that objects have by nature are no roles or actions', () => {
    for (const name of ['toString', '__proto__', 'constructor', '']) {
      expect(actionsOf('ROLE', name)).toBeNull();
      expect(actionsOf('ACTION', name)).toBeNull();
    }
    expect(actionsOf('OTHER', 'STAFF')).toBeNull();
    expect(grantLabel('ROLE', 'COORDINATOR')).toBe('队长');
  });
});

describe('who may revoke', () => {
  const coordinator = {
    accountId: 'her',
    kind: 'ROLE',
    name: 'COORDINATOR',
    effect: 'ALLOW',
    path: '1.2.3.',
    revoked: false,
  };

  it('a coordinator: whoever appoints or manages grants there; other grants: grant managers only', () => {
    expect(codes(canRevoke(actor(grant('1.2.', ['coordinator.appoint'])), coordinator))).toEqual([]);
    expect(codes(canRevoke(actor(grant('1.2.', ['grant.manage'])), coordinator))).toEqual([]);
    expect(codes(canRevoke(actor(grant('1.2.', ['coordinator.appoint'])), { ...coordinator, name: 'STAFF' }))).toEqual([
      'NOT_ALLOWED',
    ]);
  });

  it('never her own, never twice', () => {
    const staff = actor(grant('1.2.', ['coordinator.appoint']));
    expect(codes(canRevoke(staff, { ...coordinator, accountId: 'me' }))).toEqual(['OWN_GRANT']);
    expect(codes(canRevoke(staff, { ...coordinator, revoked: true }))).toEqual(['WRONG_STATE']);
  });

  it('lifting a denial gives the right back, so one must have it', () => {
    const denial = { ...coordinator, kind: 'ACTION', name: 'audit.read', effect: 'DENY' };
    expect(codes(canRevoke(actor(grant('1.2.', ['grant.manage'])), denial))).toEqual(['GRANT_BEYOND_OWN']);
    expect(codes(canRevoke(actor(grant('1.2.', ['grant.manage', 'audit.read'])), denial))).toEqual([]);
  });
});
