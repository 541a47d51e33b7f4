import type { Action } from '@jinguo/schema';
import { describe, expect, it } from 'vitest';
import { render } from '../database/sql.ts';
import type { Actor, ActorGrant } from './actor.ts';
import { lacks, may } from './grants.ts';
import { within } from './reach.ts';

const grant = (path: string, action: Action, more: Partial<ActorGrant> = {}): ActorGrant => ({
  grantId: 'g',
  unitId: 'u',
  unitName: '',
  level: 'COUNTY',
  path,
  countyCode: '370303',
  role: null,
  actions: new Set([action]),
  effect: 'ALLOW',
  unitIds: null,
  ...more,
});
const actor = (...grants: ActorGrant[]): Actor => ({
  accountId: 'a',
  sessionId: 's',
  app: 'admin',
  name: '演示',
  phoneMasked: '',
  secondFactor: true,
  volunteerId: null,
  grants,
});

describe('grants: action × place, deny wins', () => {
  it('covers the place and everything below it, nothing beside or above', () => {
    const someone = actor(grant('1.20.', 'unit.read'));
    expect(may(someone, 'unit.read', '1.20.')).toBe(true);
    expect(may(someone, 'unit.read', '1.20.3.')).toBe(true);
    expect(may(someone, 'unit.read', '1.200.')).toBe(false);
    expect(may(someone, 'unit.read', '1.')).toBe(false);
    expect(may(someone, 'unit.manage', '1.20.')).toBe(false);
  });
  it('lets a denial of a lower place win over an allowance above, whatever the order', () => {
    const deny = grant('1.20.3.', 'unit.read', { effect: 'DENY' });
    const allow = grant('1.', 'unit.read');
    for (const grants of [
      [deny, allow],
      [allow, deny],
    ]) {
      expect(may(actor(...grants), 'unit.read', '1.20.3.7.')).toBe(false);
      expect(may(actor(...grants), 'unit.read', '1.20.')).toBe(true);
    }
  });
  it('gives the reason with the right’s name, and asks a stranger to sign in', () => {
    expect(lacks(actor(), 'hours.approve', '1.')).toEqual([{ code: 'NOT_ALLOWED', params: { right: '审核时长' } }]);
    expect(lacks(null, 'hours.approve', '1.')).toEqual([{ code: 'NOT_SIGNED_IN' }]);
  });
});

describe('reach as a SQL condition', () => {
  const columns = { path: 'u.path', unitId: 'x.unit_id', county: 'x.county_code' };
  it('is no rows for nobody and for someone without the action', () => {
    expect(render(within(null, 'unit.read', columns)).text).toBe('false');
    expect(render(within(actor(grant('1.', 'unit.manage')), 'unit.read', columns)).text).toBe('false');
    expect(render(within(actor(grant('1.', 'unit.read', { effect: 'DENY' })), 'unit.read', columns)).text).toBe(
      'false',
    );
  });
  it('is one range of the path for one place, with its county', () => {
    expect(render(within(actor(grant('1.20.', 'unit.read')), 'unit.read', columns))).toEqual({
      text: 'x.county_code = any($1::text[]) and u.path >= $2 and u.path < $3',
      values: [['370303'], '1.20.', '1.20/'],
    });
  });
  it('does not narrow by county when the place is a city or the province', () => {
    const { text } = render(within(actor(grant('1.', 'unit.read', { countyCode: '370300' })), 'unit.read', columns));
    expect(text).not.toContain('county_code');
  });
  it('names the units when they are few, and takes denied places out', () => {
    const { text, values } = render(
      within(
        actor(grant('1.2.', 'unit.read', { unitIds: ['u1'] }), grant('1.2.9.', 'unit.read', { effect: 'DENY' })),
        'unit.read',
        columns,
      ),
    );
    expect(text).toBe('x.unit_id = any($1::uuid[]) and not (u.path ^@ any($2::text[]))');
    expect(values).toEqual([['u1'], ['1.2.9.']]);
  });
});
