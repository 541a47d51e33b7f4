import type { Me } from '@jinguo/web';
import { expect, test } from 'vitest';
import { menuOf, partsOf } from './menu.ts';
import { guardOf } from './router.ts';
import { routes } from './routes.ts';

const withActions = (...actions: string[]): Me => ({
  accountId: 'a',
  name: '演示·王秀兰',
  phoneMasked: '',
  unreadMessages: 0,
  volunteer: null,
  duties: [{ unit: { id: 'u', name: '演示村妇联', level: 'VILLAGE' }, role: 'COORDINATOR', roleName: '队长', actions }],
});
const menu = (me: Me): string[] =>
  menuOf(
    routes.map((route) => ({ name: route.name, meta: route.meta ?? {} })),
    (action) => me.duties.some((duty) => duty.actions.includes(action)),
  ).map((item) => String(item.name));
const metaOf = (name: string): { meta: NonNullable<(typeof routes)[number]['meta']>; fullPath: string } => ({
  meta: routes.find((route) => route.name === name)?.meta ?? {},
  fullPath: '/x',
});

test('the menu leaves out what she has no right to', () => {
  const items = menu(withActions('activity.read'));
  expect(items).toContain('activities');
  expect(items).not.toContain('audit');
  expect(items).not.toContain('access');
});

test('the dashboard comes first', () => {
  expect(menu(withActions('activity.read', 'audit.read', 'volunteer.read'))[0]).toBe('dashboard');
});

test('the menu stands in groups, in order; a group with nothing in it for her is not there', () => {
  const groups = (me: Me): (string | null)[] =>
    partsOf(
      menuOf(
        routes.map((route) => ({ name: route.name, meta: route.meta ?? {} })),
        (action) => me.duties.some((duty) => duty.actions.includes(action)),
      ),
    ).map((part) => part.group);
  expect(groups(withActions('activity.read'))).toEqual([null, 'activity', 'organization', 'data']);
  expect(groups(withActions('activity.read', 'volunteer.read', 'hours.read', 'account.read'))).toEqual([
    null,
    'activity',
    'people',
    'hours',
    'organization',
    'data',
    'system',
  ]);
});

test('every page of the menu has its group, but for the home page', () => {
  const bare = routes.filter(({ meta }) => meta?.menu && !meta.menu.group).map(({ name }) => name);
  expect(bare).toEqual(['dashboard']);
});

test('a page without its right leads to "no right" and names the right', () => {
  expect(guardOf(metaOf('audit'), withActions('activity.read'))).toEqual({
    name: 'no-right',
    query: { action: 'audit.read' },
  });
  expect(guardOf(metaOf('audit'), withActions('audit.read'))).toBe(true);
});

test('a stranger is led to sign-in and back to where she wanted to go', () => {
  expect(guardOf(metaOf('audit'), null)).toEqual({ name: 'sign-in', query: { next: '/x' } });
  expect(guardOf(metaOf('sign-in'), null)).toBe(true);
});
