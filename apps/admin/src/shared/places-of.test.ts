import type { MeDuty } from '@jinguo/web';
import { expect, test } from 'vitest';
import { placesOf } from './places-of.ts';

/** Named by its action, as the API names a right that is no office. */
const lentRight = '查看操作记录';
const duty = (id: string, roleName: string, ...actions: MeDuty['actions']): MeDuty => ({
  unit: { id, name: id, level: 'COUNTY' },
  role: roleName === lentRight ? null : 'COORDINATOR',
  roleName,
  actions,
});
const ids = (...duties: readonly MeDuty[]): string[] => placesOf(duties).map(({ unit }) => unit.id);

test('a right lent to her elsewhere, however high, does not take the place of her office', () => {
  const lent = duty('city', lentRight, 'audit.read', 'activity.read', 'hours.read');
  expect(ids(lent, duty('county', '工作人员', 'activity.read', 'hours.read'))).toEqual(['county', 'city']);
});

test('of two offices the one that lets her do more is her desk', () => {
  expect(ids(duty('team', '队长', 'activity.read'), duty('county', '工作人员', 'activity.read', 'hours.read'))).toEqual(
    ['county', 'team'],
  );
});

test('duties at one place are one place, with all they let her do', () => {
  const [place, ...others] = placesOf([
    duty('county', '工作人员', 'hours.read'),
    duty('county', lentRight, 'audit.read'),
  ]);
  expect(others).toEqual([]);
  expect([...(place?.actions ?? [])]).toEqual(['hours.read', 'audit.read']);
  expect(place?.roles).toEqual(['工作人员', lentRight]);
});
