import { expect, it } from 'vitest';
import type { Actor, ActorGrant } from '../../../platform/access/actor.ts';
import { lacksSystem } from './system.policy.ts';

const grant = (level: ActorGrant['level'], effect: 'ALLOW' | 'DENY' = 'ALLOW') =>
  ({ level, effect, actions: new Set(['system.read']) }) as unknown as ActorGrant;
const codes = (...grants: ActorGrant[]) =>
  lacksSystem({ grants } as unknown as Actor, 'system.read').map(({ code }) => code);

it('the platform’s own work is for the province, not for a county; a denial anywhere wins; another right is none', () => {
  expect(codes(grant('PROVINCE'))).toEqual([]);
  expect(codes(grant('COUNTY'))).toEqual(['NOT_ALLOWED']);
  expect(codes(grant('PROVINCE'), grant('COUNTY', 'DENY'))).toEqual(['NOT_ALLOWED']);
  expect(codes()).toEqual(['NOT_ALLOWED']);
  expect(lacksSystem(null, 'system.read').map(({ code }) => code)).toEqual(['NOT_SIGNED_IN']);
  expect(lacksSystem({ grants: [grant('PROVINCE')] } as unknown as Actor, 'system.manage')).toHaveLength(1);
});
